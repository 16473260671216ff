import { type ResourceType, ScimError } from 'scim-core';
import { quoted } from '../text.ts';
import { type Elements, MemoryRelations, type RelationHolder } from './memory-relations.ts';
import { DISPLAY_ATTRIBUTE, type Relation } from './relation.ts';
import { applyRelationChange } from './relation-changes.ts';
import type {
  GivenElement,
  RelationChange,
  RelationEffect,
  RelationElement,
  ResourceChange,
  StoredDocument,
  StoredResource,
} from './resource-store.ts';
import { type UniqueKey, uniqueKeys, uniquenessError } from './unique-keys.ts';

/** A resource with the elements of its relations. */
export class Entry implements RelationHolder {
  /** Its place among all resources that were ever there. */
  readonly seq: number;
  readonly type: ResourceType;
  stored: StoredResource;
  elements: Elements = new Map();

  constructor(seq: number, type: ResourceType, stored: StoredResource) {
    this.seq = seq;
    this.type = type;
    this.stored = stored;
  }

  get display(): string | undefined {
    const display = this.stored.document[DISPLAY_ATTRIBUTE];
    return typeof display === 'string' ? display : undefined;
  }
}

/** What one tenant has, with an index for each question that is asked often. */
export class Tenant {
  readonly byId = new Map<string, Entry>();
  readonly relations = new MemoryRelations<Entry>();
  readonly #byType = new Map<string, Map<string, Entry>>();
  readonly #unique = new Map<string, Entry>();
  readonly #global: Map<string, Entry>;

  /** @param global Values that are unique in every tenant. */
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
  remove(entry: Entry, relations: readonly Relation[]): ReadonlySet<Entry> {
    const { id, document } = entry.stored;
    this.byId.delete(id);
    this.ofType(entry.type).delete(id);
    for (const key of uniqueKeys(entry.type, document)) this.#keys(key).delete(uniqueName(entry.type, key));
    this.relations.set(entry, new Map());
    return this.relations.forget(id, relations);
  }

  #keys({ scope }: UniqueKey): Map<string, Entry> {
    return scope === 'global' ? this.#global : this.#unique;
  }

  /** Takes the unique values of a document for a resource, in place of those it has. */
  claimUniqueKeys(entry: Entry, document: StoredDocument): void {
    const { type, stored } = entry;
    const wanted = uniqueKeys(type, document);
    for (const key of wanted) {
      const holder = this.#keys(key).get(uniqueName(type, key));
      if (holder !== undefined && holder !== entry) throw uniquenessError(document, key);
    }
    for (const key of uniqueKeys(type, stored.document)) this.#keys(key).delete(uniqueName(type, key));
    for (const key of wanted) this.#keys(key).set(uniqueName(type, key), entry);
  }

  /** Runs set operations on copies; setting the elements in {@link relations} makes the outcome count. */
  applyChanges(
    { type, elements }: Entry,
    { relations, integrity }: Pick<ResourceChange, 'relations' | 'integrity'>,
  ): { elements: Elements; effects: RelationEffect[] } {
    const copies = new Map([...elements].map(([path, present]) => [path, new Map(present)]));
    const effects = relations.map((change) => {
      const { path } = change.target;
      const present = copies.get(path) ?? new Map<string, GivenElement>();
      copies.set(path, present);
      if (integrity === 'existing') for (const { value } of addedBy(change)) this.#mustExist(value, path);
      return applyRelationChange(type, present, change, (element) => this.#resolve(element));
    });
    return { elements: copies, effects };
  }

  #mustExist(id: string, path: string): void {
    if (this.byId.has(id)) return;
    throw new ScimError(400, `${path} names ${quoted(id)}, but there is no such resource.`, {
      scimType: 'invalidValue',
    });
  }

  elementsOf({ elements }: Entry, { target }: Relation, start = 0, end?: number): RelationElement[] {
    const given = [...(elements.get(target.path)?.values() ?? [])];
    return given.slice(start, end).map((element) => this.#resolve(element));
  }

  #resolve({ value, type }: GivenElement): RelationElement {
    const member = this.byId.get(value);
    return { value, type: member?.type.name ?? type, display: member?.display, exists: member !== undefined };
  }
}

function addedBy(change: RelationChange): readonly GivenElement[] {
  if (change.change === 'replaceWhere') return [change.element];
  return change.change === 'add' || change.change === 'replace' ? change.elements : [];
}

function uniqueName(type: ResourceType, { target, key }: UniqueKey): string {
  return JSON.stringify([type.name, target.path, key]);
}
