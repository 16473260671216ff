import { type ResourceType, ScimError } from 'scim-core';
import { quoted } from '../text.ts';
import { DISPLAY_ATTRIBUTE, type Relation } from './relation.ts';
import { applyRelationChange, elementKey } from './relation-changes.ts';
import type {
  GivenElement,
  RelationChange,
  RelationEffect,
  RelationElement,
  RelationOwner,
  ResourceChange,
  StoredDocument,
  StoredResource,
} from './resource-store.ts';
import { type UniqueKey, uniqueKeys, uniquenessError } from './unique-keys.ts';

/** The elements of each relation of a resource, by the path of the attribute and the key of the element. */
type Relations = ReadonlyMap<string, ReadonlyMap<string, GivenElement>>;

/** A resource with its relations. */
export interface Entry {
  readonly type: ResourceType;
  stored: StoredResource;
  relations: Relations;
}

/** What one tenant has, with an index for each question that is asked often. */
export class Tenant {
  readonly byId = new Map<string, Entry>();
  readonly #byType = new Map<string, Map<string, Entry>>();
  readonly #unique = new Map<string, Entry>();
  readonly #global: Map<string, Entry>;
  /** Who holds an element: the reverse of every relation, by path and key of the element. */
  readonly #owners = new Map<string, Set<Entry>>();

  constructor(global: Map<string, Entry>) {
    this.#global = global;
  }

  ofType(type: ResourceType): Map<string, Entry> {
    let entries = this.#byType.get(type.name);
    if (entries === undefined) {
      entries = new Map();
      this.#byType.set(type.name, entries);
    }
    return entries;
  }

  find(type: ResourceType, id: string): Entry | undefined {
    return this.ofType(type).get(id);
  }

  add(entry: Entry): void {
    this.byId.set(entry.stored.id, entry);
    this.ofType(entry.type).set(entry.stored.id, entry);
  }

  /** Removes a resource everywhere. @returns The resources that held it. */
  remove(entry: Entry, relations: readonly Relation[]): readonly Entry[] {
    const { id, document } = entry.stored;
    this.byId.delete(id);
    this.ofType(entry.type).delete(id);
    for (const key of uniqueKeys(entry.type, document)) this.#keys(key).delete(uniqueName(entry.type, key));
    this.setRelations(entry, new Map());
    const holders = new Set<Entry>();
    for (const { target } of relations) {
      const key = elementKey(target, id);
      for (const owner of [...(this.#owners.get(ownerName(target.path, key)) ?? [])]) {
        holders.add(owner);
        const left = new Map(owner.relations.get(target.path));
        left.delete(key);
        this.setRelations(owner, new Map([...owner.relations, [target.path, left]]));
      }
    }
    return [...holders];
  }

  #keys({ scope }: UniqueKey): Map<string, Entry> {
    return scope === 'global' ? this.#global : this.#unique;
  }

  /** Takes the unique values of a document for a resource, in place of those it has. */
  claimUniqueKeys(entry: Entry, document: StoredDocument): void {
    const wanted = uniqueKeys(entry.type, document);
    for (const key of wanted) {
      const holder = this.#keys(key).get(uniqueName(entry.type, key));
      if (holder !== undefined && holder !== entry) throw uniquenessError(document, key);
    }
    for (const key of uniqueKeys(entry.type, entry.stored.document))
      this.#keys(key).delete(uniqueName(entry.type, key));
    for (const key of wanted) this.#keys(key).set(uniqueName(entry.type, key), entry);
  }

  /** Runs set operations on copies; {@link setRelations} makes the outcome count. */
  applyRelations(
    { type, relations }: Entry,
    { relations: changes, integrity }: Pick<ResourceChange, 'relations' | 'integrity'>,
  ): { relations: Relations; effects: RelationEffect[] } {
    const copies = new Map([...relations].map(([path, elements]) => [path, new Map(elements)]));
    const effects = changes.map((change) => {
      const { path } = change.target;
      const elements = copies.get(path) ?? new Map<string, GivenElement>();
      copies.set(path, elements);
      if (integrity === 'existing') for (const { value } of addedBy(change)) this.#mustExist(value, path);
      return applyRelationChange(type, elements, change, (element) => this.#resolve(element));
    });
    return { relations: copies, effects };
  }

  #mustExist(id: string, path: string): void {
    if (!this.byId.has(id)) {
      throw new ScimError(400, `${path} names ${quoted(id)}, but there is no such resource.`, {
        scimType: 'invalidValue',
      });
    }
  }

  setRelations(entry: Entry, relations: Relations): void {
    for (const [path, elements] of entry.relations) {
      for (const key of elements.keys()) this.#owners.get(ownerName(path, key))?.delete(entry);
    }
    for (const [path, elements] of relations) {
      for (const key of elements.keys()) {
        const name = ownerName(path, key);
        const owners = this.#owners.get(name) ?? new Set();
        this.#owners.set(name, owners.add(entry));
      }
    }
    entry.relations = relations;
  }

  elementsOf(entry: Entry, relation: Relation): RelationElement[] {
    return [...(entry.relations.get(relation.target.path)?.values() ?? [])].map((element) => this.#resolve(element));
  }

  #resolve({ value, type }: GivenElement): RelationElement {
    const member = this.byId.get(value);
    return {
      value,
      type: member?.type.name ?? type,
      display: member && displayOf(member),
      exists: member !== undefined,
    };
  }

  /** Who holds a resource, nearest first and through at most so many resources in between. */
  ownersOf(id: string, { owner, target }: Relation, nesting: number): RelationOwner[] {
    const found = new Map<string, RelationOwner>();
    let ids = [id];
    for (let level = 0; level <= nesting && ids.length > 0; level += 1) {
      const next: string[] = [];
      for (const member of ids) {
        for (const entry of this.#owners.get(ownerName(target.path, elementKey(target, member))) ?? []) {
          const ownerId = entry.stored.id;
          if (entry.type.name !== owner.name || found.has(ownerId)) continue;
          found.set(ownerId, { id: ownerId, display: displayOf(entry), direct: level === 0 });
          next.push(ownerId);
        }
      }
      ids = next;
    }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function addedBy(change: RelationChange): readonly GivenElement[] {
  if (change.change === 'replaceWhere') return [change.element];
  return change.change === 'add' || change.change === 'replace' ? change.elements : [];
}

function displayOf({ stored }: Entry): string | undefined {
  const display = stored.document[DISPLAY_ATTRIBUTE];
  return typeof display === 'string' ? display : undefined;
}

function uniqueName(type: ResourceType, { target, key }: UniqueKey): string {
  return JSON.stringify([type.name, target.path, key]);
}

function ownerName(path: string, key: string): string {
  return JSON.stringify([path, key]);
}
