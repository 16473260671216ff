import { type BoundFilter, bindFilter, type ResourceType, ScimError } from 'scim-core';
import type { QueryResult, ResourceQuery, StoredResource } from 'scim-provider';
import type { SqliteStore } from 'scim-store-sqlite';
import type { Tenant } from '../../tenant/tenant.ts';
import { nameOf } from '../history/describe-change.ts';
import type { Moment } from '../resources/moment.ts';
import { boundText } from './bound-text.ts';
import type { FilterExplanation, ResourceTrace } from './contract.ts';
import { nearness } from './nearness.ts';
import { planOf } from './plan-text.ts';
import { locationIn, presentWhole } from './present-whole.ts';
import { traceFilter } from './trace-filter.ts';

/** Resources among which the nearest are looked for, of each way to find some. */
const mostCandidates = 100;
/** Letters of an operand by which resources are found whose value starts alike. */
const prefix = 3;

/** A filter, and where it is asked. */
export interface ExplainedFilter {
  readonly tenant: Tenant;
  readonly type: ResourceType;
  readonly filter: string;
  /** Most matches that are shown, and most others. */
  readonly limit: number;
}

/**
 * Tells why a filter matches some resources and not others, and how it is answered.
 *
 * @param moment When it is asked.
 * @throws ScimError 400 for a filter that can't be read.
 */
export async function explainFilter(
  store: Pick<SqliteStore, 'explain'>,
  moment: Moment,
  { tenant, type, filter: text, limit }: ExplainedFilter,
): Promise<FilterExplanation> {
  const needed = new Set<string>();
  const { mode } = tenant.reading;
  const filter = bindFilter(text, { resourceType: type, mode, onTolerance: (id) => needed.add(id) });
  const query = (wanted: BoundFilter | undefined, most: number): ResourceQuery => ({
    ...{ filter: wanted, offset: 0, limit: most, relations: moment.relations, locationOf: locationIn(tenant) },
  });
  const found = await orTooMany(() => moment.store.query(tenant.name, type, query(filter, limit)));
  const known = new Set(found.resources.map(({ id }) => id));
  const traceOf = async (stored: StoredResource): Promise<ResourceTrace & { readonly nearness: number }> => {
    const resource = await presentWhole(moment, tenant, type, stored, filter);
    const trace = traceFilter(filter, resource);
    const name = nameOf(stored.document) || stored.id;
    return { id: stored.id, name, isMatch: trace.result, trace, nearness: nearness(filter, trace, resource) };
  };
  const matches: ResourceTrace[] = [];
  for (const stored of found.resources) matches.push(shown(await traceOf(stored)));
  const others: (ResourceTrace & { readonly nearness: number })[] = [];
  for (const wanted of widened(filter)) {
    const page = await moment.store.query(tenant.name, type, query(wanted, mostCandidates)).catch(() => undefined);
    for (const stored of page?.resources ?? []) {
      if (known.has(stored.id)) continue;
      known.add(stored.id);
      const traced = await traceOf(stored);
      if (!traced.isMatch) others.push(traced);
      else if (found.error !== null && matches.length < limit) matches.push(shown(traced));
    }
  }
  const nearest = others.sort((a, b) => b.nearness - a.nearness).slice(0, limit);
  return {
    ...{ tenant: tenant.name, resourceType: type.name, filter: text, canonical: boundText(filter) },
    tolerances: [...needed],
    plan: planOf(await store.explain(tenant.name, type, query(filter, limit)), type.name),
    ...{ total: found.error === null ? found.total : matches.length, error: found.error, matches },
    others: nearest.map(shown),
  };
}

/** What a query finds; where too many resources would have to be looked at, nothing but that. */
async function orTooMany(query: () => Promise<QueryResult>): Promise<QueryResult & { readonly error: string | null }> {
  try {
    return { ...(await query()), error: null };
  } catch (error) {
    if (!(error instanceof ScimError) || error.scimType !== 'tooMany') throw error;
    return { resources: [], total: 0, error: error.detail };
  }
}

function shown({ id, name, isMatch, trace }: ResourceTrace): ResourceTrace {
  return { id, name, isMatch, trace };
}

/** Filters that resources satisfy which nearly satisfy this one; at last all resources. */
function widened(filter: BoundFilter): (BoundFilter | undefined)[] {
  const parts = filter.kind === 'and' ? filter.filters : [filter];
  const fewer =
    parts.length > 1 ? parts.map((part) => ({ ...filter, filters: parts.filter((one) => one !== part) })) : [];
  const alike = parts.flatMap((part): BoundFilter[] => {
    if (part.kind !== 'comparison' || part.operator !== 'eq' || typeof part.key !== 'string') return [];
    const start = Array.from(part.key).slice(0, prefix).join('');
    return [{ ...part, operator: 'sw', value: start, key: start }];
  });
  return [...(fewer as BoundFilter[]), ...alike, undefined];
}
