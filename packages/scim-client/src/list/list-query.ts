import {
  type Filter,
  type FilterBuilder,
  type FilterPath,
  filterAttributes,
  filterFor,
  filterOperands,
  formatFilter,
  parseFilter,
  type ResourceType,
  searchParameters,
  searchRequest,
} from 'scim-core';
import { integer } from '../check-number.ts';
import type { ClientState } from '../client-state.ts';
import { prepare } from '../request/prepare.ts';
import type { CallOptions, PreparedRequest } from '../request/request.ts';
import { checkSelection } from '../request/selection.ts';
import { unlessWrong } from '../scim-error.ts';
import type { Drift } from './drift.ts';

/** A filter: text, a parsed one, or a function that builds one from the paths of the resource type. */
export type FilterInput<T extends ResourceType> = string | Filter | ((where: FilterBuilder<T>) => Filter);

/** The name of an attribute: a path of the resource type, or any other text. */
export type AttributeName<T extends ResourceType> = FilterPath<T> | (string & {});

/** Which attributes come back. See [RFC 7644 §3.9](https://www.rfc-editor.org/rfc/rfc7644#section-3.9). */
export interface Selection<T extends ResourceType = ResourceType> {
  /** Only these, and those that are always returned. */
  readonly attributes?: readonly AttributeName<T>[] | undefined;
  /** All but these. */
  readonly excludedAttributes?: readonly AttributeName<T>[] | undefined;
}

/** What a list is asked for. */
export interface ListQuery<T extends ResourceType = ResourceType> extends Selection<T>, CallOptions {
  readonly filter?: FilterInput<T> | undefined;
  readonly sortBy?: AttributeName<T> | undefined;
  readonly sortOrder?: 'ascending' | 'descending' | undefined;
  /** The first resource to read, from 1; with it the list is read by index. Default 1. */
  readonly startIndex?: number | undefined;
  /** Resources in a page. Default: the client's `pageSize`. Either is cut to what the service provider allows. */
  readonly count?: number | undefined;
  /** `auto` reads by cursor where the service provider offers it, else by index. Default `auto`. */
  readonly paging?: 'auto' | 'index' | 'cursor' | undefined;
  /** Leaves out resources that came before; the ids of all of them are then kept in memory. Default `false`. */
  readonly unique?: boolean | undefined;
  /** Told when the list changes while it is read; what it throws ends the list. */
  readonly onDrift?: ((drift: Drift) => void) | undefined;
  /** What happens when a cursor is no longer known: the list fails, or begins anew without what came before. Default `fail`. */
  readonly onExpiredCursor?: 'fail' | 'restart' | undefined;
  /** Sends the query by POST to `/.search`. Default: what the client's `queryBy` says. */
  readonly post?: boolean | undefined;
}

/** The text of a filter. */
export function filterText<T extends ResourceType>(type: T, filter: FilterInput<T> | undefined): string | undefined {
  if (filter === undefined) return undefined;
  if (typeof filter === 'string') return filter;
  return formatFilter(typeof filter === 'function' ? filter(filterFor(type)) : filter);
}

/** What is sent of a query. */
export function toSearchQuery<T extends ResourceType>(type: T, query: ListQuery<T>): GivenQuery {
  const { attributes, excludedAttributes, sortBy, sortOrder } = query;
  checkSelection(query);
  return { attributes, excludedAttributes, filter: filterText(type, query.filter), sortBy, sortOrder };
}

/** A query as it may be sent. */
export type GivenQuery = Parameters<typeof searchParameters>[0];

/** The request for a page: by GET, or by POST, so that what its filter compares with is in no URL. */
export function listRequest(
  state: ClientState,
  endpoint: string,
  search: GivenQuery,
  { post = isPosted(state, search.filter), headers }: Pick<ListQuery, 'post' | 'headers'>,
): PreparedRequest {
  const secrets = search.filter === undefined ? [] : filterOperands(search.filter);
  if (!post) return prepare(state, 'GET', endpoint + searchParameters(search), { headers }, { secrets });
  const body = searchRequest(search);
  return prepare(state, 'POST', `${endpoint}/.search`, { headers }, { body, secrets, repeatable: true });
}

function isPosted({ queryBy }: ClientState, filter: string | undefined): boolean {
  return typeof queryBy === 'string' ? queryBy === 'post' : namesAttribute(filter, queryBy);
}

/** How many resources to ask for. */
export function pageSizeOf(state: ClientState, query: { readonly count?: number | undefined }, most: number): number {
  return Math.min(integer('count', query.count ?? state.pageSize, 0), most);
}

/** Whether a filter names one of some attributes; one that can't be parsed is taken to. */
function namesAttribute(filter: string | undefined, attributes: readonly string[]): boolean {
  if (filter === undefined) return false;
  return unlessWrong(() => {
    const names = filterAttributes(parseFilter(filter));
    return attributes.some((path) => names.includes(path.toLowerCase()));
  }, true);
}
