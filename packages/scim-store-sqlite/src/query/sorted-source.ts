import type { ResourceQuery } from 'scim-provider';
import type { Layout } from '../table/layout.ts';
import type { Source } from './source.ts';

/**
 * The index that has all resources in the order that a query asks for: of an indexed path with one value, at which every
 * resource has a value. Others are sorted in memory, up to a bound.
 */
export function sortedSource({ lookups }: Layout, { filter, sort }: ResourceQuery): Source | undefined {
  if (filter !== undefined || sort === undefined) return undefined;
  const { target, descending } = sort;
  const { attribute, subAttribute } = target;
  // The times of a resource are the store's own, so that none lacks them.
  const hasAlwaysValue = subAttribute === undefined ? attribute.required : target.path === 'meta.lastModified';
  const lookup = lookups.find(({ target: { path }, condition }) => path === target.path && condition.length === 0);
  if (!hasAlwaysValue || lookup === undefined || lookup.isMultiple) return undefined;
  const range = { from: undefined, to: undefined };
  return { kind: 'range', path: lookup.text, range, isMultiple: false, isDescending: descending };
}
