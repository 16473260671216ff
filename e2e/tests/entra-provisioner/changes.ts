import type { Directory, DirectoryGroup, DirectoryUser } from 'entra-planner';
import fc from 'fast-check';

/** One change of a directory; numbers choose among what is there, however much that is. */
type Change =
  | { readonly type: 'retitle'; readonly user: number; readonly title: string }
  | { readonly type: 'block'; readonly user: number; readonly enabled: boolean }
  | { readonly type: 'promote'; readonly user: number; readonly over: number }
  | { readonly type: 'leave'; readonly user: number }
  | { readonly type: 'join' | 'quit'; readonly user: number; readonly group: number }
  | { readonly type: 'hire' | 'found'; readonly number: number }
  | { readonly type: 'dissolve'; readonly group: number };

const number = fc.nat({ max: 1_000_000 });
const title = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => text.trim() === text);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('retitle'), user: number, title }),
  fc.record({ type: fc.constant('block'), user: number, enabled: fc.boolean() }),
  fc.record({ type: fc.constant('promote'), user: number, over: number }),
  fc.record({ type: fc.constant('leave'), user: number }),
  fc.record({ type: fc.constantFrom('join', 'quit'), user: number, group: number }),
  fc.record({ type: fc.constantFrom('hire', 'found'), number }),
  fc.record({ type: fc.constant('dissolve'), group: number }),
);

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A directory after so many random changes; the same seed makes the same ones. */
export function changed(directory: Directory, count: number, seed: number): Directory {
  const staff = new Staff(directory);
  for (const each of fc.sample(change, { numRuns: count, seed })) staff.apply(each);
  return staff.directory;
}

class Staff {
  /** Those who have been through a cycle: whoever is blocked before the first one is never created. */
  readonly #known: readonly Mutable<DirectoryUser>[];
  readonly #users: Map<string, Mutable<DirectoryUser>>;
  readonly #groups: Map<string, { readonly group: DirectoryGroup; readonly members: Set<string> }>;

  constructor({ users, groups }: Directory) {
    this.#known = users.map((user) => ({ ...user }));
    this.#users = new Map(this.#known.map((user) => [user.objectId, user]));
    this.#groups = new Map(groups.map((group) => [group.objectId, { group, members: new Set(group.members) }]));
  }

  get directory(): Directory {
    const users = [...this.#users.values()];
    const groups = [...this.#groups.values()].map(({ group, members }) => ({ ...group, members: [...members] }));
    return { users, groups, assignments: [...users, ...groups].map(({ objectId }) => ({ principal: objectId })) };
  }

  apply(each: Change): void {
    switch (each.type) {
      case 'retitle':
        this.#user(each.user).jobTitle = each.title;
        break;
      case 'block':
        this.#user(each.user).accountEnabled = each.enabled;
        break;
      case 'promote':
        this.#user(each.over).manager = this.#present(each.user);
        break;
      case 'leave':
        this.#leave(this.#user(each.user).objectId);
        break;
      case 'join':
        this.#group(each.group)?.members.add(this.#present(each.user));
        break;
      case 'quit':
        this.#group(each.group)?.members.delete(this.#user(each.user).objectId);
        break;
      case 'hire':
        this.#hire(`hired-${each.number}-${this.#users.size}`);
        break;
      case 'found': {
        const objectId = `founded-${each.number}-${this.#groups.size}`;
        this.#groups.set(objectId, { group: { objectId, displayName: objectId }, members: new Set() });
        break;
      }
      case 'dissolve': {
        const id = this.#group(each.group)?.group.objectId;
        if (id !== undefined) this.#groups.delete(id);
        break;
      }
    }
  }

  #hire(objectId: string): void {
    const userPrincipalName = `${objectId}@example.com`;
    this.#users.set(objectId, { objectId, userPrincipalName, mailNickname: objectId, displayName: objectId });
  }

  /** Deleted for good: Entra takes references to the user away, too. */
  #leave(objectId: string): void {
    this.#users.delete(objectId);
    for (const user of this.#users.values()) if (user.manager === objectId) delete user.manager;
    for (const { members } of this.#groups.values()) members.delete(objectId);
  }

  #user(index: number): Mutable<DirectoryUser> {
    return this.#known[index % this.#known.length]!;
  }

  /** The id of somebody who has not left. */
  #present(index: number): string {
    const { objectId } = this.#user(index);
    return this.#users.has(objectId) ? objectId : this.#present(index + 1);
  }

  #group(index: number) {
    return [...this.#groups.values()][index % Math.max(1, this.#groups.size)];
  }
}
