import type { QueryResult, ResourceQuery } from 'scim-provider';
import type { QueryEnvironment } from './environment.ts';
import { planFilter } from './plan.ts';
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
  const isDirect =
    plan.probes.length === 0 &&
    plan.remainder === undefined &&
    query.sort === undefined &&
    !(plan.source.kind === 'range' && plan.source.isMultiple);
  return isDirect ? readPage(environment, plan, query) : walk(environment, plan, query);
}
