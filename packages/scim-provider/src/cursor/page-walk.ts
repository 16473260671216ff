import { ScimError } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ListQuery } from '../operations/list-query.ts';
import { invalidCursor } from '../store/position.ts';

/** A query that is answered page by page, from a cursor on. */
export interface PageWalk {
  /** Most resources in the page. */
  readonly count: number;
  /** What {@link seal} was given for the page before; empty for the first page. */
  readonly position: string;
  /** The cursor of the next page. */
  seal(position: string): Promise<string>;
}

/**
 * Takes up a query by cursor where it was left. A cursor belongs to one tenant, one endpoint, one filter and one order, and
 * keeps the size of its pages; who may see what is decided anew with each page.
 *
 * @param endpoint What the query is about.
 * @throws ScimError 400 `invalidCursor`, `expiredCursor`, or `invalidCount` for pages of another size.
 * @see [RFC 9865 §2](https://www.rfc-editor.org/rfc/rfc9865#section-2)
 */
export async function openWalk(
  { settings, tenant }: Exchange,
  endpoint: string,
  query: ListQuery,
  cursor: string,
): Promise<PageWalk> {
  const { cursors, cursorTimeout, now } = settings;
  const { filter, sortBy, descending } = query;
  const bound = JSON.stringify([tenant, endpoint, filter, sortBy?.toLowerCase(), descending]);
  const walk = (count: number, position: string): PageWalk => ({
    count,
    position,
    seal: (next) => cursors.seal(JSON.stringify([now() + cursorTimeout * 1_000, count, next]), bound),
  });
  if (cursor === '') return walk(query.count, '');
  const content = await cursors.open(cursor, bound);
  if (content === undefined) throw invalidCursor();
  const [end, count, position] = JSON.parse(content) as [number, number, string];
  if (now() >= end) {
    throw new ScimError(400, 'The cursor is too old; start again without one.', { scimType: 'expiredCursor' });
  }
  if (query.isCounted && query.count !== count) {
    throw new ScimError(400, `count must stay what it was on the first page, ${count}.`, { scimType: 'invalidCount' });
  }
  return walk(count, position);
}
