import type { BoundFilter, ResourceType } from 'scim-core';
import { isPending } from '../awaitable.ts';
import { openWalk } from '../cursor/page-walk.ts';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { bindTo, readBoundFilter, readFilter } from './filter.ts';
import { answerIndexPage, answerWalkPage } from './list-answer.ts';
import { bindSort, hasAttribute, type ListQuery } from './list-query.ts';
import { listByIndex, listByPosition, renderEach, type TypeQuery } from './list-types.ts';
import { projectionOf } from './projection.ts';
import { renderResources } from './render.ts';

/** Lists resources of one type. See [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2). */
export async function listResources(
  exchange: Exchange,
  type: ResourceType,
  query: ListQuery,
): Promise<ProviderResponse> {
  const { tenant, locationOf } = exchange;
  const { store, relations } = exchange.settings;
  const { startIndex, count, cursor, selection } = query;
  const filter = readBoundFilter(exchange, exchange.filters.get(type) ?? query.filter, type);
  const sort = bindSort(type, query);
  const projection = projectionOf(exchange, type, selection);
  const { owners } = projection;
  if (cursor === undefined) {
    const page = { filter, sort, offset: startIndex - 1, limit: count, relations, locationOf, owners };
    const found = await store.query(tenant, type, page);
    const rendered = renderResources(exchange, type, found.resources, projection, found.owners);
    return answerIndexPage(found.total, startIndex, isPending(rendered) ? await rendered : rendered);
  }
  const walk = await openWalk(exchange, type.name, query, cursor);
  const page = { filter, sort, offset: 0, limit: walk.count, after: walk.position, relations, locationOf, owners };
  const found = await store.query(tenant, type, page);
  const rendered = await renderResources(exchange, type, found.resources, projection, found.owners);
  return answerWalkPage(found.total, rendered, found.next === undefined ? undefined : await walk.seal(found.next));
}

/**
 * Lists resources of every type: one type after the other, or in the order of `sortBy`. An attribute that a type does not
 * have has no value there.
 *
 * @see [RFC 7644 §3.4.2.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.1)
 */
export async function listAllResources(exchange: Exchange, query: ListQuery): Promise<ProviderResponse> {
  const { startIndex, count, cursor, selection } = query;
  const given = readFilter(exchange, query.filter);
  const { types, filters } = exchange;
  const queries = types.map((type): TypeQuery => {
    const own = filters.get(type);
    const filter = own === undefined ? given : readFilter(exchange, own);
    const bound = filter && bindTo(exchange, filter, type, 'noValue');
    return { ...typeQuery(exchange, type, bound), sort: hasAttribute(type, query) ? bindSort(type, query) : undefined };
  });
  // An attribute that no type has is a mistake.
  if (queries.every(({ sort }) => sort === undefined)) bindSort(types[0]!, query);
  if (cursor === undefined) {
    const { found, total } = await listByIndex(exchange, queries, query, startIndex - 1, count);
    const rendered = await renderEach(exchange, found, selection);
    return answerIndexPage(total, startIndex, rendered);
  }
  // The types too, as a position says for each of them where it goes on.
  const walk = await openWalk(exchange, types.map(({ name }) => name).join(), query, cursor);
  const { found, total, next } = await listByPosition(exchange, queries, query, walk.position, walk.count);
  const rendered = await renderEach(exchange, found, selection);
  return answerWalkPage(total, rendered, next === undefined ? undefined : await walk.seal(next));
}

function typeQuery(
  { settings, locationOf }: Exchange,
  type: ResourceType,
  filter: BoundFilter | undefined,
): Omit<TypeQuery, 'sort'> {
  return { type, filter, relations: settings.relations, locationOf };
}
