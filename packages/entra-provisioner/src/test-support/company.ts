import type { Directory, DirectoryGroup, DirectoryUser } from 'entra-planner';
import fc from 'fast-check';

/** One change of a directory; numbers choose among what is there, whatever its number. */
export type CompanyChange =
  | { readonly type: 'edit'; readonly user: number; readonly attribute: EditedAttribute; readonly value: string }
  | { readonly type: 'block'; readonly user: number; readonly enabled: boolean }
  | { readonly type: 'hire'; readonly name: string }
  | { readonly type: 'leave'; readonly user: number }
  | { readonly type: 'promote'; readonly user: number; readonly over: number }
  | { readonly type: 'join' | 'quit'; readonly group: number; readonly user: number }
  | { readonly type: 'found' | 'rename'; readonly group: number; readonly name: string }
  | { readonly type: 'dissolve'; readonly group: number };

const EDITED = ['displayName', 'jobTitle', 'surname', 'mail', 'department'] as const;
type EditedAttribute = (typeof EDITED)[number];

const number = fc.nat({ max: 999 });
const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => text.trim() === text);

export const companyChange: fc.Arbitrary<CompanyChange> = fc.oneof(
  fc.record({ type: fc.constant('edit'), user: number, attribute: fc.constantFrom(...EDITED), value: name }),
  fc.record({ type: fc.constant('block'), user: number, enabled: fc.boolean() }),
  fc.record({ type: fc.constant('hire'), name }),
  fc.record({ type: fc.constant('leave'), user: number }),
  fc.record({ type: fc.constant('promote'), user: number, over: number }),
  fc.record({ type: fc.constantFrom('join', 'quit'), group: number, user: number }),
  fc.record({ type: fc.constantFrom('found', 'rename'), group: number, name }),
  fc.record({ type: fc.constant('dissolve'), group: number }),
);

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A directory that changes, in which everybody is assigned. */
export class Company {
  readonly #users = new Map<string, Mutable<DirectoryUser>>();
  readonly #groups = new Map<string, Mutable<DirectoryGroup>>();
  /** Who has been there in a whole cycle. */
  readonly #settled = new Set<string>();
  #made = 0;

  constructor(employees: number) {
    for (let index = 0; index < employees; index += 1) this.apply({ type: 'hire', name: `Employee ${index}` });
    this.apply({ type: 'found', group: 0, name: 'Everybody' });
    for (let index = 0; index < employees; index += 1) this.apply({ type: 'join', group: 0, user: index });
  }

  get directory(): Directory {
    const users = structuredClone([...this.#users.values()]);
    const groups = structuredClone([...this.#groups.values()]);
    return { users, groups, assignments: [...users, ...groups].map(({ objectId }) => ({ principal: objectId })) };
  }

  apply(change: CompanyChange): void {
    switch (change.type) {
      case 'hire': {
        const objectId = this.#next('user');
        const mail = `${objectId}@example.com`;
        const user = { objectId, userPrincipalName: mail, mail, mailNickname: objectId, displayName: change.name };
        this.#users.set(objectId, user);
        return;
      }
      case 'edit': {
        const user = this.#user(change.user);
        if (user !== undefined) Object.assign(user, { [change.attribute]: change.value });
        return;
      }
      case 'block': {
        // Who is blocked before the first cycle is never created, and a member that is not there is not sent later either.
        const user = this.#user(change.user);
        if (user !== undefined && this.#settled.has(user.objectId)) user.accountEnabled = change.enabled;
        return;
      }
      case 'promote': {
        const [user, manager] = [this.#user(change.over), this.#user(change.user)];
        if (user !== undefined && manager !== undefined) user.manager = manager.objectId;
        return;
      }
      case 'leave':
        this.#leave(this.#user(change.user)?.objectId);
        return;
      case 'found': {
        const objectId = this.#next('group');
        this.#groups.set(objectId, { objectId, displayName: `${change.name} ${objectId}`, members: [] });
        return;
      }
      default:
        this.#changeGroup(change);
    }
  }

  /** Tells that a cycle went through. */
  settle(): void {
    for (const objectId of this.#users.keys()) this.#settled.add(objectId);
  }

  #changeGroup(change: Extract<CompanyChange, { group: number }>): void {
    const group = pick(this.#groups, change.group);
    if (group === undefined) return;
    if (change.type === 'dissolve') this.#groups.delete(group.objectId);
    else if (change.type === 'rename') group.displayName = `${change.name} ${group.objectId}`;
    else if (change.type === 'join' || change.type === 'quit') {
      const member = this.#user(change.user)?.objectId;
      const others = (group.members ?? []).filter((each) => each !== member);
      group.members = change.type === 'join' && member !== undefined ? [...others, member] : others;
    }
  }

  /** Deleted for good: Entra takes references to the user away, too. */
  #leave(objectId: string | undefined): void {
    if (objectId === undefined) return;
    this.#users.delete(objectId);
    for (const user of this.#users.values()) if (user.manager === objectId) delete user.manager;
    for (const group of this.#groups.values())
      group.members = (group.members ?? []).filter((each) => each !== objectId);
  }

  #user(index: number): Mutable<DirectoryUser> | undefined {
    return pick(this.#users, index);
  }

  #next(kind: string): string {
    this.#made += 1;
    return `${kind}-${this.#made}`;
  }
}

function pick<Value>(map: ReadonlyMap<string, Value>, index: number): Value | undefined {
  const values = [...map.values()];
  return values[index % Math.max(1, values.length)];
}
