import type { QueryResult, ResourceQuery } from 'scim-provider';
import type { QueryEnvironment } from './environment.ts';
import { type Plan, planFilter } from './plan.ts';
import { readPage } from './read-page.ts';
import { sortedSource } from './sorted-source.ts';
import { walk } from './walk.ts';

/**
 * Answers a query. What one index answers in its own order is read from there, page by page; everything else is looked at
 * row by row in slices that let others run, up to a bound.
 */
export async function runQuery(environment: QueryEnvironment, query: ResourceQuery): Promise<QueryResult> {
  const sorted = sortedSource(environment.layout, query);
  if (sorted !== undefined) return readPage(environment, { source: sorted, probes: [], remainder: undefined }, query);
  const plan = planFilter(query.filter, { layout: environment.layout, relations: query.relations });
  return isDirect(plan, query) ? readPage(environment, plan, query) : walk(environment, plan, query);
}

/** Whether a page can be read from one index, in its order. */
export function isDirect({ source, probes, remainder }: Plan, { sort }: ResourceQuery): boolean {
  const isOrdered = !(source.kind === 'range' && source.isMultiple);
  return probes.length === 0 && remainder === undefined && sort === undefined && isOrdered;
}
