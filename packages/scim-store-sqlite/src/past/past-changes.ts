import { elementKey, type GivenElement, type Relation, type StoredDocument, type StoredResource } from 'scim-provider';
import { isWhole, type RelationRecord } from '../relation/relation-record.ts';
import type { JournalEntry } from '../table/journal-reader.ts';

/** What becomes of an element when changes are undone: it is there, or (`undefined`) it is not. */
export type PastElements = ReadonlyMap<string, GivenElement | undefined>;

/** A resource as it was. */
export interface PastResource {
  readonly id: string;
  readonly resourceType: string;
  readonly seq: number;
  /** `undefined` where it was not there. */
  readonly stored: StoredResource | undefined;
}

/** A resource that changed since. The first change is the one that says how it was; later ones fill in what that leaves open. */
class ChangedResource {
  readonly first: JournalEntry;
  document: StoredDocument | undefined;
  /** By the path of the relation, then by the key of the element. */
  readonly elements = new Map<string, Map<string, GivenElement | undefined>>();
  /** Whether all elements that came or went are known. */
  isWhole = true;

  constructor(first: JournalEntry) {
    this.first = first;
  }
}

/**
 * What has changed since a position, undone: which resources were otherwise, and which elements of relations. Changes are
 * taken in from the oldest to the newest, and the oldest one of a thing decides.
 */
export class PastChanges {
  readonly #resources = new Map<string, ChangedResource>();
  readonly #relations: readonly Relation[];

  constructor(relations: readonly Relation[]) {
    this.#relations = relations;
  }

  /** Takes in changes that come right behind those that are known. */
  take(entries: readonly JournalEntry[]): void {
    for (const entry of entries) this.#takeOne(entry);
  }

  #takeOne(entry: JournalEntry): void {
    const changed = this.#resources.get(entry.id) ?? new ChangedResource(entry);
    this.#resources.set(entry.id, changed);
    changed.document ??= entry.before;
    for (const record of entry.relations) this.#takeElements(changed, entry, record);
  }

  #takeElements(changed: ChangedResource, { resourceType }: JournalEntry, record: RelationRecord): void {
    if (!isWhole(record)) changed.isWhole = false;
    const relation = this.#relations.find(
      ({ owner, target }) => owner.name === resourceType && target.path === record.path,
    );
    if (relation === undefined) return;
    const elements = changed.elements.get(record.path) ?? new Map<string, GivenElement | undefined>();
    changed.elements.set(record.path, elements);
    const note = (given: GivenElement, before: GivenElement | undefined) => {
      const key = elementKey(relation.target, given.value);
      if (!elements.has(key)) elements.set(key, before);
    };
    for (const element of record.removedElements) note(element, element);
    for (const element of record.addedElements) note(element, undefined);
  }

  /** A resource that changed since, as it was; `undefined` for one that did not. */
  find(id: string, documentNow: () => StoredDocument | undefined): PastResource | undefined {
    const changed = this.#resources.get(id);
    return changed && describe(changed, documentNow);
  }

  /** Every resource of a type that changed since. */
  ids(resourceType: string): string[] {
    return [...this.#resources.values()]
      .filter(({ first }) => first.resourceType === resourceType)
      .map(({ first }) => first.id);
  }

  /** The elements of a relation that came or went since; `unknown` where not all of them are kept. */
  elements(owner: string, path: string): PastElements | 'unknown' {
    const changed = this.#resources.get(owner);
    if (changed === undefined) return new Map();
    // What was not there had nothing.
    return changed.isWhole ? (changed.elements.get(path) ?? new Map()) : 'unknown';
  }

  /** The owners whose relation to an element changed since, and whether they held it. */
  owners({ owner, target: { path } }: Relation, key: string): ReadonlyMap<string, boolean> | 'unknown' {
    const found = new Map<string, boolean>();
    for (const [id, { first, elements, isWhole: isKnown }] of this.#resources) {
      if (first.resourceType !== owner.name || first.change === 'created') continue;
      const changed = elements.get(path);
      if (changed?.has(key) === true) found.set(id, changed.get(key) !== undefined);
      else if (!isKnown) return 'unknown';
    }
    return found;
  }
}

function describe(changed: ChangedResource, documentNow: () => StoredDocument | undefined): PastResource {
  const { id, resourceType, version, change, undo } = changed.first;
  const { seq = 0, created = 0, modifiedBefore = created } = undo ?? {};
  if (change === 'created') return { id, resourceType, seq, stored: undefined };
  // Where only elements went, the attributes are as they are now.
  const document = changed.document ?? documentNow() ?? {};
  const stored: StoredResource = {
    ...{ id, version: change === 'deleted' ? version : version - 1, created, lastModified: modifiedBefore, document },
  };
  return { id, resourceType, seq, stored };
}
