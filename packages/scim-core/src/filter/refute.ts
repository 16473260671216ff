import { assignedValue } from '../resource/assigned-value.ts';
import { isJsonObject } from '../resource/read-value.ts';
import { isUnassigned } from '../resource/unassigned.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { Filter } from './ast.ts';
import type { BindFilterOptions } from './attribute-resolver.ts';
import { bindFilter } from './bind.ts';
import type { BoundFilter } from './bound-filter.ts';
import { compileFilter } from './compile.ts';

/**
 * Makes a function that tells whether a resource, as far as it is shown, certainly does not satisfy a filter: every
 * attribute that the filter is about has a value there, and it is the wrong one. An attribute that is not shown could have
 * any value.
 *
 * It holds what a service provider found against what was asked for, since some ignore filters.
 *
 * @param filter A tree of {@link parseFilter}, or the text.
 * @throws ScimError 400 `invalidFilter`, see {@link bindFilter}.
 * @example
 * ```ts
 * import { compileRefutation, userResourceType } from 'scim-core';
 *
 * const isOther = compileRefutation('userName eq "ada"', { resourceType: userResourceType });
 * [isOther({ userName: 'bob' }), isOther({ userName: 'Ada' }), isOther({ id: '7' })]; // [true, false, false]
 * ```
 */
export function compileRefutation(filter: Filter | string, options: BindFilterOptions): (resource: object) => boolean {
  const bound = bindFilter(filter, options);
  const matches = compileFilter(bound, options);
  const targets = targetsOf(bound);
  return (resource) => !matches(resource) && targets.every((target) => isShown(resource, target));
}

/** Whether the attribute has a value; and of a sub-attribute, whether each element has one. */
function isShown(resource: object, target: AttributeTarget): boolean {
  const value = assignedValue(resource, target);
  const part = target.subAttribute?.name;
  if (value === undefined || part === undefined) return value !== undefined;
  return [value].flat().every((element) => isJsonObject(element) && !isUnassigned(element[part]));
}

/** The attributes that a filter is about. */
function targetsOf(filter: BoundFilter): AttributeTarget[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.flatMap(targetsOf);
    case 'not':
      return targetsOf(filter.filter);
    case 'element':
      return [filter.target, ...targetsOf(filter.filter)];
    case 'constant':
      return [];
    default:
      return [filter.target];
  }
}
