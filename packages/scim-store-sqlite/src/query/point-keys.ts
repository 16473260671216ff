import type { BoundFilter } from 'scim-core';

/**
 * The values that an element must have for a condition in brackets to hold, when it says nothing else:
 * `value eq "a" or value eq "b"`.
 *
 * @param part The sub-attribute.
 * @returns `undefined` for any other condition.
 */
export function pointKeys(filter: BoundFilter, part: string): string[] | undefined {
  if (filter.kind === 'comparison') {
    const { target, operator, key } = filter;
    if (operator !== 'eq' || target.subAttribute?.name !== part || typeof key !== 'string') return undefined;
    return [key];
  }
  if (filter.kind !== 'or' && !(filter.kind === 'and' && filter.filters.length === 1)) return undefined;
  const keys: string[] = [];
  for (const alternative of filter.filters) {
    const found = pointKeys(alternative, part);
    if (found === undefined) return undefined;
    keys.push(...found);
  }
  return keys;
}
