import { type RelationStep, ScimError } from 'scim-core';
import type { GivenElement, RelationChange } from '../store/resource-store.ts';

/**
 * Turns a step of a PATCH on a relation into the set operation of a store.
 *
 * @throws ScimError 400 `invalidValue` for an element without a value.
 */
export function relationChange(step: RelationStep): RelationChange {
  const { target } = step;
  switch (step.action) {
    case 'append':
      return { target, change: 'add', elements: step.elements.map((element) => given(element, target.path)) };
    case 'overwrite':
      return { target, change: 'replace', elements: step.elements.map((element) => given(element, target.path)) };
    case 'removeListed':
      // Clients repeat a type or a name that the service provider made up, so that only the value tells who is meant.
      return { target, change: 'remove', elements: step.elements.map((element) => given(element, target.path)) };
    case 'removeMatching': {
      const { filter } = step.select;
      return filter === undefined
        ? { target, change: 'replace', elements: [] }
        : { target, change: 'removeWhere', filter };
    }
    case 'replaceMatching': {
      const { filter, template } = step.select;
      const element = given({ ...template, ...(step.element as object) }, target.path);
      if (filter === undefined) return { target, change: 'replace', elements: [element] };
      return {
        target,
        change: 'replaceWhere',
        filter,
        element,
        whenNone: step.whenNone === 'noTarget' ? 'refuse' : 'add',
      };
    }
  }
}

/** @throws ScimError 400 `invalidValue` when an element has no value, and so refers to nobody. */
function given(element: unknown, path: string): GivenElement {
  const { value, type } = element as { readonly value?: unknown; readonly type?: unknown };
  if (typeof value !== 'string' || value === '') {
    throw new ScimError(400, `An element of ${path} needs a value, the id of the resource it refers to.`, {
      scimType: 'invalidValue',
    });
  }
  return { value, type: typeof type === 'string' ? type : undefined };
}
