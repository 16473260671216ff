import type { GivenElement, RelationChange } from 'scim-provider';

/** Most elements that are kept of what one set operation added, and of what it removed. */
export const MOST_ELEMENTS = 1_000;

/** What a set operation on a relation really did, as the journal keeps it. */
export interface RelationRecord {
  /** The attribute, for example `members`. */
  readonly path: string;
  /** `forget`: the element was deleted as a resource, or the resource that had it was. */
  readonly change: RelationChange['change'] | 'forget';
  /** How many elements came. */
  readonly added: number;
  /** How many elements went. */
  readonly removed: number;
  /** The elements that were not there before, at most 1,000. */
  readonly addedElements: readonly GivenElement[];
  /** The elements that are no longer there, at most 1,000. */
  readonly removedElements: readonly GivenElement[];
}

/** Whether a record has every element that came or went; where many did, the rest of them is not kept. */
export function isWhole({ added, removed, addedElements, removedElements }: RelationRecord): boolean {
  return added === addedElements?.length && removed === removedElements?.length;
}
