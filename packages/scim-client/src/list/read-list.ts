import type { ResourceType, SearchQuery } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import type { Capabilities } from '../discovery/capabilities.ts';
import { ScimProtocolError } from '../error/protocol-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { ScimUnsupportedError } from '../error/unsupported-error.ts';
import { aboutRequest } from '../request/body.ts';
import { emit } from '../request/context.ts';
import { perform, startBudget } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import type { Answer, PreparedRequest } from '../request/request.ts';
import { type Drift, DriftWatch } from './drift.ts';
import { type ListQuery, listRequest, namesAttribute, toSearchQuery } from './list-query.ts';
import { readPage } from './read-page.ts';
import type { Page } from './resource-list.ts';

/** How the resources of a list are read. */
export interface ListReading<R> {
  readonly endpoint: string;
  readonly readOne: (json: unknown, answer: Answer) => R;
  readonly idOf: (resource: R) => string;
}

/** Whether a query goes by POST, so that what its filter compares with is in no URL. */
export function isPosted(state: ClientState, filter: string | undefined, post: boolean | undefined): boolean {
  const { queryBy } = state;
  if (post !== undefined) return post;
  return typeof queryBy === 'string' ? queryBy === 'post' : namesAttribute(filter, queryBy);
}

/** How many resources to ask for. */
export function pageSizeOf(state: ClientState, query: { readonly count?: number | undefined }, most: number): number {
  const wanted = query.count ?? state.pageSize;
  if (!Number.isInteger(wanted) || wanted < 0)
    throw new TypeError(`count must be an integer of 0 or more, got ${wanted}`);
  return Math.min(wanted, most);
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
  { endpoint, readOne, idOf }: ListReading<R>,
): AsyncGenerator<Page<R>, void, undefined> {
  const { context } = state;
  const search = toSearchQuery(type, query);
  const capabilities = await state.capabilities.get(query);
  checkSupport(search, capabilities);
  const count = pageSizeOf(state, query, capabilities.maxResults);
  const isByCursor = choosePaging(query, capabilities) === 'cursor';
  const post = isPosted(state, search.filter, query.post);
  const restarts = isByCursor && query.onExpiredCursor === 'restart';
  const first = query.startIndex ?? 1;
  let request: PreparedRequest | undefined;
  const watch = new DriftWatch(query.unique === true || restarts, (drift: Drift) => {
    emit(context, { type: 'drift', method: request?.method ?? 'GET', url: request?.shownUrl ?? '', drift });
    query.onDrift?.(drift);
  });
  let startIndex = first;
  let lastTotal: number | undefined;
  let cursor = '';
  const cursors = new Set<string>();
  for (;;) {
    const place: SearchQuery = isByCursor ? { cursor, count } : { startIndex, count };
    request = prepare(
      context,
      { ...listRequest(endpoint, { ...search, ...place }, post), headers: query.headers },
      { repeatable: true },
    );
    let answer: Answer;
    try {
      answer = await perform(context, request, startBudget(context, query));
    } catch (error) {
      if (restarts && isStaleCursor(error) && cursor !== '') {
        cursor = '';
        cursors.clear();
        continue;
      }
      if (!isEmptyList(state, search, error, request)) throw error;
      return;
    }
    const raw = readPage(context, answer);
    const read = raw.Resources.map((json) => readOne(json, answer));
    const again = watch.add(read.map(idOf), raw.totalResults);
    const resources = query.unique === true || restarts ? read.filter((resource) => !again.has(idOf(resource))) : read;
    const hasNothingNew = read.length > 0 && again.size === new Set(read.map(idOf)).size;
    const total = raw.totalResults;
    const nextCursor = isByCursor && raw.nextCursor !== '' ? raw.nextCursor : undefined;
    // Without a total only a page that repeats the last one tells that the server does not page at all.
    if (hasNothingNew && total === undefined) return;
    // As many new resources as a page holds, in front of it, look the same but for the total.
    if (hasNothingNew && !isByCursor && startIndex > first && total === lastTotal) throw notPaged(request, startIndex);
    lastTotal = total;
    yield { resources, totalResults: total, startIndex: isByCursor ? undefined : startIndex, nextCursor };
    startIndex += read.length;
    if (isByCursor ? nextCursor === undefined : read.length === 0 || (total !== undefined && startIndex > total)) break;
    if (nextCursor !== undefined) {
      if (cursors.has(nextCursor)) throw repeatedCursor(request);
      cursors.add(nextCursor);
      cursor = nextCursor;
    }
    if (count === 0) return;
  }
  if (count > 0) watch.end(isByCursor ? 0 : first - 1);
}

/** @throws ScimUnsupportedError */
function checkSupport(search: SearchQuery, capabilities: Capabilities): void {
  if (search.filter !== undefined && !capabilities.filter) {
    throw new ScimUnsupportedError('filter', 'list all resources and pick with compileFilter() of scim-core');
  }
  if (search.sortBy !== undefined && !capabilities.sort) {
    throw new ScimUnsupportedError('sort', 'leave sortBy out and sort what comes');
  }
}

function choosePaging(query: Pick<ListQuery, 'paging' | 'startIndex'>, capabilities: Capabilities): 'index' | 'cursor' {
  const { paging = 'auto' } = query;
  if (paging === 'cursor' && query.startIndex !== undefined) {
    throw new TypeError('a list read by cursor has no startIndex (RFC 9865 §2)');
  }
  if (paging !== 'auto') return paging;
  if (query.startIndex !== undefined) return 'index';
  return capabilities.cursorPaging ? 'cursor' : 'index';
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
function isEmptyList(state: ClientState, { filter }: SearchQuery, error: unknown, request: PreparedRequest): boolean {
  if (!(error instanceof ScimResponseError) || error.status !== 404 || filter === undefined) return false;
  const { body } = error;
  const schemas =
    typeof body === 'object' && body !== null ? (body as { readonly schemas?: unknown }).schemas : undefined;
  if (!Array.isArray(schemas) || !schemas.some((urn) => /:Error$/i.test(String(urn)))) return false;
  return state.context.tolerate('client.list-not-found', 'status', request);
}

function notPaged(request: PreparedRequest, startIndex: number): ScimProtocolError {
  return new ScimProtocolError({
    expected: `the resources from startIndex ${startIndex} on`,
    found: 'those of the page before again',
    clause: 'RFC 7644 §3.4.2.4',
    request: aboutRequest(request),
    outcome: 'refused',
  });
}

function repeatedCursor(request: PreparedRequest): ScimProtocolError {
  return new ScimProtocolError({
    expected: 'a nextCursor that leads on',
    found: 'one that was used before',
    clause: 'RFC 9865 §2',
    request: aboutRequest(request),
    outcome: 'refused',
  });
}
