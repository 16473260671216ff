import type { Capabilities, ResourceType } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { ScimUnsupportedError } from '../error/unsupported-error.ts';
import { emit } from '../request/context.ts';
import { perform } from '../request/perform.ts';
import { protocolError } from '../request/protocol-error.ts';
import type { Answer, PreparedRequest } from '../request/request.ts';
import { idOf } from '../resource/read-answer.ts';
import { DriftWatch } from './drift.ts';
import { type GivenQuery, type ListQuery, listRequest, pageSizeOf, toSearchQuery } from './list-query.ts';
import { readPage } from './read-page.ts';
import type { Page } from './resource-list.ts';

/** How the resources of a list are read. */
export interface ListReading<R> {
  readonly endpoint: string;
  readonly readOne: (json: unknown, answer: Answer) => R;
}

/** Where a page begins: at a cursor, or at an index. */
interface Place {
  readonly cursor?: string | undefined;
  readonly startIndex?: number | undefined;
}

/**
 * Reads a list page by page: by cursor where that is offered, else by index, from where the last page really ended.
 *
 * @see [RFC 7644 §3.4.2.4](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.4), [RFC 9865](https://www.rfc-editor.org/rfc/rfc9865)
 */
export async function* readList<T extends ResourceType, R>(
  state: ClientState,
  type: T,
  query: ListQuery<T>,
  { endpoint, readOne }: ListReading<R>,
): AsyncGenerator<Page<R>, void, undefined> {
  const search = toSearchQuery(type, query);
  const capabilities = await state.capabilities.get(query);
  checkSupport(search, capabilities);
  const count = pageSizeOf(state, query, capabilities.maxResults);
  const begin = firstPlace(query, capabilities);
  const first = query.startIndex ?? 1;
  const restarts = query.onExpiredCursor === 'restart';
  const isUnique = query.unique === true || restarts;
  let request: PreparedRequest;
  const watch = new DriftWatch(isUnique, (drift) => {
    emit(state, { type: 'drift', ...request.about, drift });
    query.onDrift?.(drift);
  });
  const cursors = new Set<string>();
  let place = begin;
  let lastTotal: number | undefined;
  let hasProgress = false;
  for (;;) {
    const { cursor, startIndex } = place;
    request = listRequest(state, endpoint, { ...search, ...place, count }, query);
    let page: Page<R>;
    try {
      page = await perform(state, request, query, (answer) => {
        const { Resources, totalResults, nextCursor } = readPage(state, answer, cursor !== undefined);
        return { resources: Resources.map((json) => readOne(json, answer)), totalResults, startIndex, nextCursor };
      });
    } catch (error) {
      // Where each reading ends at the same place, another one would too.
      if (restarts && hasProgress && cursor && isStaleCursor(error)) {
        hasProgress = false;
        cursors.clear();
        place = begin;
        continue;
      }
      if (isEmptyList(state, search, error, request)) return;
      throw error;
    }
    const { resources, totalResults } = page;
    const again = watch.add(resources.map(idOf), totalResults);
    const fresh = resources.filter((resource) => !again.has(idOf(resource)));
    hasProgress ||= fresh.length > 0;
    const isBehind = startIndex !== undefined && startIndex > first && resources.length > 0;
    if (isBehind && fresh.length === 0) {
      // Without a total only a page that repeats the last one tells that the server does not page at all.
      if (totalResults === undefined) return;
      // As many new resources as a page holds, in front of it, look the same but for the total.
      if (totalResults === lastTotal) {
        const expected = `the resources from startIndex ${startIndex} on`;
        throw protocolError(request, expected, 'those of the page before again', 'RFC 7644 §3.4.2.4');
      }
    }
    lastTotal = totalResults;
    // A service provider that pages by cursor only does so unasked (RFC 9865 §2.3).
    const isFollowed = cursor !== undefined || (query.paging !== 'index' && query.startIndex === undefined);
    const nextCursor = (isFollowed && page.nextCursor) || undefined;
    yield {
      ...{ totalResults, startIndex, nextCursor },
      resources: isUnique ? fresh : resources,
    };
    if (count === 0) return;
    const next = nextPlace(place, nextCursor, page);
    if (next === undefined) return watch.end(startIndex === undefined ? 0 : first - 1);
    if (nextCursor !== undefined && cursors.has(nextCursor)) {
      throw protocolError(request, 'a nextCursor that leads on', 'one that was used before', 'RFC 9865 §2');
    }
    if (nextCursor !== undefined) cursors.add(nextCursor);
    place = next;
  }
}

/** @throws ScimUnsupportedError */
function checkSupport(search: GivenQuery, capabilities: Capabilities): void {
  if (search.filter !== undefined && !capabilities.filter) {
    throw new ScimUnsupportedError('filter', 'list all resources and pick with compileFilter() of scim-core');
  }
  if (search.sortBy !== undefined && !capabilities.sort) {
    throw new ScimUnsupportedError('sort', 'leave sortBy out and sort what comes');
  }
}

function firstPlace(
  { paging = 'auto', startIndex }: Pick<ListQuery, 'paging' | 'startIndex'>,
  { cursorPaging }: Capabilities,
): Place {
  if (paging === 'cursor' && startIndex !== undefined) {
    throw new TypeError('a list read by cursor has no startIndex (RFC 9865 §2)');
  }
  const isByCursor = paging === 'cursor' || (paging === 'auto' && startIndex === undefined && cursorPaging);
  return isByCursor ? { cursor: '' } : { startIndex: startIndex ?? 1 };
}

/** Where the page behind one begins; `undefined` behind the last. */
function nextPlace(
  { startIndex }: Place,
  nextCursor: string | undefined,
  { resources, totalResults }: Page<unknown>,
): Place | undefined {
  if (nextCursor !== undefined) return { cursor: nextCursor };
  if (startIndex === undefined || resources.length === 0) return undefined;
  const next = startIndex + resources.length;
  return totalResults !== undefined && next > totalResults ? undefined : { startIndex: next };
}

function isStaleCursor(error: unknown): boolean {
  return (
    error instanceof ScimResponseError && (error.scimType === 'expiredCursor' || error.scimType === 'invalidCursor')
  );
}

/**
 * Whether a 404 means that nothing matched. Only where a filter was sent and a SCIM error came: a base URL that is wrong
 * answers 404 as well, and must not look like a directory without users.
 */
function isEmptyList(state: ClientState, { filter }: GivenQuery, error: unknown, request: PreparedRequest): boolean {
  if (!(error instanceof ScimResponseError) || error.status !== 404 || filter === undefined) return false;
  const { schemas } = Object(error.body) as { readonly schemas?: unknown };
  const isScimError = Array.isArray(schemas) && schemas.some((urn) => /:Error$/i.test(String(urn)));
  return isScimError && state.tolerate('client.list-not-found', 'status', request);
}
