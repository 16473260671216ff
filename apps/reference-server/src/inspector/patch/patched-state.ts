import type { ResourceType } from 'scim-core';
import { applyRelationChange, elementKey, type RelationChange, type RelationElement } from 'scim-provider';
import type { Difference } from '../history/contract.ts';

/** The elements of the relations of a resource, by path, then by key. */
export type Elements = ReadonlyMap<string, ReadonlyMap<string, RelationElement>>;

/** A resource on its way through the operations of a PATCH. */
export interface PatchedState {
  readonly document: Readonly<Record<string, unknown>>;
  readonly elements: Elements;
}

/** Runs a set operation on elements, which are not changed. @throws ScimError 400 `noTarget`. */
export function changeElements(type: ResourceType, elements: Elements, change: RelationChange): Elements {
  const { path } = change.target;
  const present = elements.get(path) ?? new Map<string, RelationElement>();
  const changed = new Map(present);
  // Who is there already is shown as before.
  applyRelationChange(type, changed as Map<string, RelationElement>, change, (element) => {
    return present.get(elementKey(change.target, element.value)) ?? element;
  });
  return new Map([...elements, [path, changed]]);
}

/** A resource as one JSON object, with its relations. */
export function wholeOf({ document, elements }: PatchedState): Record<string, unknown> {
  const relations = [...elements].map(([path, present]) => {
    return [path, [...present.values()].map(shownElement)] as const;
  });
  return { ...document, ...Object.fromEntries(relations.filter(([, shown]) => shown.length > 0)) };
}

/** The elements that came and went between two states, by the path of the relation. */
export function elementDifferences(before: PatchedState, after: PatchedState): Difference[] {
  return [...after.elements].flatMap(([path, present]) => {
    const former = before.elements.get(path) ?? new Map<string, RelationElement>();
    if (former === present) return [];
    const placeOf = ({ value }: RelationElement) => `${path}[value eq ${JSON.stringify(value)}]`;
    const went = [...former].flatMap(([key, element]): Difference[] =>
      present.has(key) ? [] : [{ path: placeOf(element), kind: 'removed', before: shownElement(element) }],
    );
    const came = [...present].flatMap(([key, element]): Difference[] =>
      former.has(key) ? [] : [{ path: placeOf(element), kind: 'added', after: shownElement(element) }],
    );
    return [...went, ...came];
  });
}

function shownElement({ value, type }: RelationElement): object {
  return type === undefined ? { value } : { value, type };
}
