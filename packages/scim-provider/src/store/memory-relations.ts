import type { Relation } from './relation.ts';
import { elementKey } from './relation-changes.ts';
import type { GivenElement, RelationOwner } from './resource-store.ts';

/** The elements of each relation of a resource, by the path of the attribute and the key of the element. */
export type Elements = ReadonlyMap<string, ReadonlyMap<string, GivenElement>>;

/** What is looked up of a resource that has relations. */
export interface RelationHolder {
  readonly type: { readonly name: string };
  readonly stored: { readonly id: string };
  elements: Elements;
  readonly display: string | undefined;
}

/** Who holds whom: the reverse of every relation, kept up with each change. */
export class MemoryRelations<Holder extends RelationHolder> {
  /** By path and key of an element. */
  readonly #holders = new Map<string, Set<Holder>>();

  /** Gives a resource other elements. */
  set(holder: Holder, elements: Elements): void {
    for (const [path, former] of holder.elements) {
      for (const key of former.keys()) this.#holders.get(nameOf(path, key))?.delete(holder);
    }
    for (const [path, present] of elements) {
      for (const key of present.keys()) {
        const name = nameOf(path, key);
        const holders = this.#holders.get(name) ?? new Set();
        this.#holders.set(name, holders.add(holder));
      }
    }
    holder.elements = elements;
  }

  /** Takes a resource out of every relation. @returns Who held it. */
  forget(id: string, relations: readonly Relation[]): ReadonlySet<Holder> {
    const held = new Set<Holder>();
    for (const { target } of relations) {
      const key = elementKey(target, id);
      for (const holder of [...(this.#holders.get(nameOf(target.path, key)) ?? [])]) {
        held.add(holder);
        const left = new Map(holder.elements.get(target.path));
        left.delete(key);
        this.set(holder, new Map([...holder.elements, [target.path, left]]));
      }
    }
    return held;
  }

  /** Who holds a resource, directly and through at most so many others, by id. */
  owners(id: string, { owner, target }: Relation, nesting: number): RelationOwner[] {
    const found = new Map<string, RelationOwner>();
    let ids = [id];
    for (let level = 0; level <= nesting && ids.length > 0; level += 1) {
      const next: string[] = [];
      for (const member of ids) {
        for (const { type, stored, display } of this.#holders.get(nameOf(target.path, elementKey(target, member))) ??
          []) {
          if (type.name !== owner.name || found.has(stored.id)) continue;
          found.set(stored.id, { id: stored.id, display, direct: level === 0 });
          next.push(stored.id);
        }
      }
      ids = next;
    }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function nameOf(path: string, key: string): string {
  return JSON.stringify([path, key]);
}
