import {
  type AttributeTarget,
  type BoundFilter,
  comparisonKey,
  compileFilter,
  type ResourceType,
  ScimError,
} from 'scim-core';
import type { GivenElement, RelationChange, RelationEffect } from './resource-store.ts';

/** What elements of a relation are told apart by: the comparison key of their `value`. */
export function elementKey(target: AttributeTarget, value: string): string {
  const attribute = target.parts.get('value')?.subAttribute;
  return String((attribute === undefined ? undefined : comparisonKey(attribute, value)) ?? value);
}

/** The error for a `replace` whose brackets select no element (RFC 7644 §3.5.2.3). */
export function noTargetError(target: AttributeTarget): ScimError {
  return new ScimError(
    400,
    `No element of ${target.path} matches the filter in the path, so nothing can be replaced.`,
    {
      scimType: 'noTarget',
    },
  );
}

/** Makes a function that tells whether one element of an attribute satisfies a condition in brackets. */
export function elementTest(
  resourceType: ResourceType,
  target: AttributeTarget,
  filter: BoundFilter,
): (element: object) => boolean {
  const test = compileFilter({ kind: 'element', target, filter }, { resourceType });
  const { extension, attribute } = target;
  return (element) => {
    const holder = { [attribute.name]: [element] };
    return test(extension === undefined ? holder : { [extension]: holder });
  };
}

/**
 * Runs a set operation on elements that are kept in memory.
 *
 * @param type The resource type that has the relation.
 * @param elements By {@link elementKey}; changed in place.
 * @param shown What a filter sees of an element. Default the element itself.
 * @throws ScimError 400 `noTarget` when a `replaceWhere` finds no element.
 */
export function applyRelationChange(
  type: ResourceType,
  elements: Map<string, GivenElement>,
  change: RelationChange,
  shown: (element: GivenElement) => object = (element) => element,
): RelationEffect {
  const { target } = change;
  const remove = (keys: Iterable<string>): number => {
    let removed = 0;
    for (const key of keys) if (elements.delete(key)) removed += 1;
    return removed;
  };
  const add = (given: readonly GivenElement[]): number => {
    const before = elements.size;
    for (const { value, type } of given) {
      const key = elementKey(target, value);
      if (!elements.has(key)) elements.set(key, { value, type });
    }
    return elements.size - before;
  };
  const matching = (filter: BoundFilter): string[] => {
    const matches = elementTest(type, target, filter);
    return [...elements].filter(([, element]) => matches(shown(element))).map(([key]) => key);
  };
  switch (change.change) {
    case 'add':
      return { added: add(change.elements), removed: 0 };
    case 'remove':
      return { added: 0, removed: remove(change.elements.map(({ value }) => elementKey(target, value))) };
    case 'removeWhere':
      return { added: 0, removed: remove(matching(change.filter)) };
    case 'replace': {
      const kept = new Set(change.elements.map(({ value }) => elementKey(target, value)));
      const removed = remove([...elements.keys()].filter((key) => !kept.has(key)));
      return { added: add(change.elements), removed };
    }
    case 'replaceWhere': {
      const found = matching(change.filter);
      if (found.length === 0 && change.whenNone === 'refuse') throw noTargetError(target);
      const kept = elementKey(target, change.element.value);
      const removed = remove(found.filter((key) => key !== kept));
      return { added: add([change.element]), removed };
    }
  }
}
