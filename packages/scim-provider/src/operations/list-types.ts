import type { ResourceType } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ResponseBody } from '../http/message.ts';
import type { Selection } from '../http/selection.ts';
import { MOST_EXAMINED, tooMany } from '../store/evaluate-query.ts';
import { presentResource } from '../store/present.ts';
import type { QueryResult, ResourceQuery, StoredResource } from '../store/resource-store.ts';
import { compareSortKeys, sortKey } from '../store/sort.ts';
import type { ListQuery } from './list-query.ts';
import { projectionOf } from './projection.ts';
import { renderResources } from './render.ts';

/** What is wanted of one type, in a query over several. */
export interface TypeQuery extends Omit<ResourceQuery, 'offset' | 'limit' | 'after'> {
  readonly type: ResourceType;
}

/** A resource with its type. */
export interface FoundResource {
  readonly type: ResourceType;
  readonly stored: StoredResource;
}

type Order = Pick<ListQuery, 'sortBy' | 'descending'>;

/** A part of what several types have, by offset. */
export async function listByIndex(
  exchange: Exchange,
  queries: readonly TypeQuery[],
  order: Order,
  offset: number,
  count: number,
): Promise<{ readonly found: readonly FoundResource[]; readonly total: number }> {
  if (order.sortBy === undefined) return listInTurn(exchange, queries, offset, count);
  const end = offset + count;
  // What comes before the page has to be looked at, as nobody knows of which type it is.
  if (count > 0 && end > MOST_EXAMINED) throw tooMany();
  const pages = await ask(exchange, queries, () => ({ offset: 0, limit: count === 0 ? 0 : end }));
  return { found: inOrder(queries, pages, order, exchange).slice(offset, end), total: totalOf(pages) };
}

async function listInTurn(
  { settings, tenant }: Exchange,
  queries: readonly TypeQuery[],
  offset: number,
  count: number,
) {
  const found: FoundResource[] = [];
  let before = offset;
  let total = 0;
  for (const { type, ...query } of queries) {
    const page = await settings.store.query(tenant, type, { ...query, offset: before, limit: count - found.length });
    for (const stored of page.resources) found.push({ type, stored });
    total += page.total;
    before = Math.max(0, before - page.total);
  }
  return { found, total };
}

/** Where each type goes on, in the order of the types; `null` for one that has nothing more. */
type Starts = readonly (string | null)[];

/**
 * A part of what several types have, behind a position.
 *
 * @param position Empty for the first page.
 */
export async function listByPosition(
  exchange: Exchange,
  queries: readonly TypeQuery[],
  order: Order,
  position: string,
  count: number,
): Promise<{ readonly found: readonly FoundResource[]; readonly total: number; readonly next: string | undefined }> {
  const starts: Starts = position === '' ? queries.map(() => '') : (JSON.parse(position) as Starts);
  const read = (limits: readonly number[]) =>
    ask(exchange, queries, (index) => ({
      ...{ offset: 0, after: starts[index] ?? '', limit: starts[index] === null ? 0 : limits[index]! },
    }));
  const candidates = await read(queries.map(() => count));
  const chosen = inOrder(queries, candidates, order, exchange).slice(0, count);
  const shares = queries.map(({ type }) => chosen.filter((one) => one.type === type).length);
  // Read once more by their shares, so that each position is right behind what is answered, whatever happened meanwhile.
  const pages = shares.every((share, index) => share === candidates[index]!.resources.length)
    ? candidates
    : await read(shares);
  const nexts = starts.map((start, index) => {
    if (start === null || candidates[index]!.resources.length === 0) return null;
    return shares[index] === 0 ? start : (pages[index]!.next ?? null);
  });
  const hasMore = count > 0 && nexts.some((next) => next !== null);
  return {
    found: inOrder(queries, pages, order, exchange),
    total: totalOf(candidates),
    next: hasMore ? JSON.stringify(nexts) : undefined,
  };
}

async function ask(
  { settings, tenant }: Exchange,
  queries: readonly TypeQuery[],
  partOf: (index: number) => Pick<ResourceQuery, 'offset' | 'limit' | 'after'>,
): Promise<QueryResult[]> {
  const pages: QueryResult[] = [];
  for (const [index, { type, ...query }] of queries.entries()) {
    pages.push(await settings.store.query(tenant, type, { ...query, ...partOf(index) }));
  }
  return pages;
}

function totalOf(pages: readonly QueryResult[]): number {
  return pages.reduce((sum, { total }) => sum + total, 0);
}

/** Brings the pages of all types together: one behind the other, or in the order that was asked for. */
function inOrder(
  queries: readonly TypeQuery[],
  pages: readonly QueryResult[],
  { sortBy, descending }: Order,
  { locationOf }: Exchange,
): FoundResource[] {
  const all = queries.flatMap(({ type, sort }, index) =>
    pages[index]!.resources.map((stored) => {
      if (sort === undefined) return { type, stored, key: undefined };
      const resource = presentResource(type, stored, locationOf(type.name, stored.id) ?? '');
      return { type, stored, key: sortKey(resource, sort.target) };
    }),
  );
  // Sorting is stable: what is equal keeps the order of the types and of their pages.
  if (sortBy !== undefined) all.sort((a, b) => (descending ? -1 : 1) * compareSortKeys(a.key, b.key));
  return all;
}

/** Renders resources of several types in their order, those of one type that follow one another together. */
export async function renderEach(
  exchange: Exchange,
  found: readonly FoundResource[],
  selection: Selection,
): Promise<readonly ResponseBody[]> {
  const rendered: ResponseBody[] = [];
  for (let start = 0, end = 0; start < found.length; start = end) {
    const { type } = found[start]!;
    while (end < found.length && found[end]!.type === type) end += 1;
    const run = found.slice(start, end).map(({ stored }) => stored);
    rendered.push(...(await renderResources(exchange, type, run, projectionOf(exchange, type, selection))));
  }
  return rendered;
}
