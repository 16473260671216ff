import {
  type BoundFilter,
  bindFilter,
  type Filter,
  LIST_RESPONSE_URN,
  parseFilter,
  type ResourceType,
} from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse, ResponseBody } from '../http/message.ts';
import { withBody } from '../http/response.ts';
import type { ResourceQuery } from '../store/resource-store.ts';
import { bindSort, type ListQuery } from './list-query.ts';
import { renderList, renderResources } from './render.ts';

/** Lists resources of one type. See [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2). */
export async function listResources(
  exchange: Exchange,
  type: ResourceType,
  query: ListQuery,
): Promise<ProviderResponse> {
  const filter = readFilter(exchange, query);
  const bound = filter === undefined ? undefined : bind(exchange, filter, type, 'refuse');
  const { resources, total } = await exchange.settings.store.query(exchange.tenant, type, {
    ...storeQuery(exchange, bound, query.startIndex - 1, query.count),
    sort: bindSort(type, query),
  });
  return answerList(total, query, await renderResources(exchange, type, resources, query.selection));
}

/**
 * Lists resources of every type, one type after the other. An attribute that a type does not have has no value there.
 *
 * @see [RFC 7644 §3.4.2.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.1)
 */
export async function listAllResources(exchange: Exchange, query: ListQuery): Promise<ProviderResponse> {
  const { settings, tenant } = exchange;
  const filter = readFilter(exchange, query);
  let offset = query.startIndex - 1;
  let wanted = query.count;
  let total = 0;
  const rendered: ResponseBody[] = [];
  for (const type of settings.resourceTypes) {
    const bound = filter === undefined ? undefined : bind(exchange, filter, type, 'noValue');
    const found = await settings.store.query(tenant, type, storeQuery(exchange, bound, offset, wanted));
    rendered.push(...(await renderResources(exchange, type, found.resources, query.selection)));
    total += found.total;
    offset = Math.max(0, offset - found.total);
    wanted -= found.resources.length;
  }
  return answerList(total, query, rendered);
}

function storeQuery(
  { settings, locationOf }: Exchange,
  filter: BoundFilter | undefined,
  offset: number,
  limit: number,
): ResourceQuery {
  return { filter, offset, limit, relations: settings.relations, locationOf };
}

function readFilter({ settings, onTolerance }: Exchange, { filter }: ListQuery): Filter | undefined {
  if (filter === undefined) return undefined;
  const { filterLength: length, filterDepth: depth } = settings.limits;
  return parseFilter(filter, { mode: settings.mode, limits: { length, depth }, onTolerance });
}

function bind(
  { settings, onTolerance }: Exchange,
  filter: Filter,
  resourceType: ResourceType,
  unknownAttribute: 'refuse' | 'noValue',
): BoundFilter {
  return bindFilter(filter, { resourceType, mode: settings.mode, unknownAttribute, onTolerance });
}

function answerList(
  totalResults: number,
  { startIndex }: ListQuery,
  resources: readonly ResponseBody[],
): ProviderResponse {
  const head = { schemas: [LIST_RESPONSE_URN], totalResults, startIndex, itemsPerPage: resources.length };
  return withBody(200, renderList(head, resources));
}
