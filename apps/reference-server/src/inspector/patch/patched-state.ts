import type { ResourceType } from 'scim-core';
import { applyRelationChange, elementKey, type RelationChange, type RelationElement } from 'scim-provider';

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
    const shown = [...present.values()].map(({ value, type }) => (type === undefined ? { value } : { value, type }));
    return [path, shown] as const;
  });
  return { ...document, ...Object.fromEntries(relations.filter(([, shown]) => shown.length > 0)) };
}
