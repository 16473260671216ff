import { ScimError } from '../error/scim-error.ts';
import { describe } from '../resource/read-context.ts';
import { isJsonObject } from '../resource/read-value.ts';
import { SEARCH_REQUEST_URN } from '../schema/urns.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';

/** What a query asks for, in the URL or in the body of `POST …/.search`. */
export interface SearchQuery {
  readonly attributes?: readonly string[];
  readonly excludedAttributes?: readonly string[];
  readonly filter?: string;
  readonly sortBy?: string;
  readonly sortOrder?: 'ascending' | 'descending';
  /** 1-based; a lower number counts as 1. */
  readonly startIndex?: number;
  /** A negative number counts as 0. */
  readonly count?: number;
  /** Asks for paging by cursor; empty for the first page. See [RFC 9865](https://www.rfc-editor.org/rfc/rfc9865). */
  readonly cursor?: string;
}

/** The body of `POST …/.search`. See [RFC 7644 §3.4.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.3). */
export interface SearchRequest extends SearchQuery {
  readonly schemas: readonly [typeof SEARCH_REQUEST_URN];
}

/** A query of which members may be `undefined`, which is the same as leaving them out. */
type GivenQuery = { readonly [Name in keyof SearchQuery]: SearchQuery[Name] | undefined };

/**
 * Makes the body of `POST …/.search`.
 *
 * @example
 * ```ts
 * import { searchRequest } from 'scim-core';
 *
 * searchRequest({ filter: 'title pr', count: 10 }).count; // 10
 * ```
 */
export function searchRequest(query: GivenQuery): SearchRequest {
  return { schemas: [SEARCH_REQUEST_URN], ...Object.fromEntries(given(query)) };
}

/**
 * Makes the query string of a `GET` on an endpoint, every value percent-encoded.
 *
 * @returns `?` and the parameters; empty when there are none.
 * @see [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2) and
 *   [§1.2](https://www.rfc-editor.org/rfc/rfc7644#section-1.2)
 * @example
 * ```ts
 * import { searchParameters } from 'scim-core';
 *
 * searchParameters({ filter: 'title pr', attributes: ['userName', 'title'] }); // '?filter=title%20pr&attributes=userName,title'
 * ```
 */
export function searchParameters(query: GivenQuery): string {
  const parameters = given(query).map(([name, value]) => `${name}=${[value].flat().map(encodeURIComponent).join(',')}`);
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`;
}

function given(query: GivenQuery): [name: string, value: string | number | readonly string[]][] {
  return Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** What {@link readSearchRequest} may be told. */
export interface ReadSearchOptions {
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  readonly onTolerance?: ToleranceListener | undefined;
}

/**
 * Reads the body of `POST …/.search`.
 *
 * @param json A parsed body.
 * @throws ScimError 400 `invalidSyntax` or `invalidValue` naming the member that is wrong.
 * @see [RFC 7644 §3.4.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.3)
 * @example
 * ```ts
 * import { readSearchRequest, searchRequest } from 'scim-core';
 *
 * readSearchRequest(searchRequest({ filter: 'title pr', startIndex: 0 })); // { filter: 'title pr', startIndex: 1 }
 * ```
 */
export function readSearchRequest(json: unknown, options: ReadSearchOptions = {}): SearchQuery {
  if (!isJsonObject(json))
    throw new ScimError(400, `a search request must be a JSON object, found ${describe(json)}`, {
      scimType: 'invalidSyntax',
    });
  const members = new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
  const schemas = members.get('schemas');
  const listed =
    Array.isArray(schemas) && schemas.some((urn) => String(urn).toLowerCase() === SEARCH_REQUEST_URN.toLowerCase());
  if (!listed)
    throw new ScimError(400, `schemas must be an array that holds "${SEARCH_REQUEST_URN}"`, {
      scimType: 'invalidSyntax',
    });
  const query: Record<string, unknown> = {};
  for (const name of ['attributes', 'excludedAttributes']) {
    const names = readNames(name, members.get(name.toLowerCase()), options);
    if (names !== undefined) query[name] = names;
  }
  for (const name of ['filter', 'sortBy', 'cursor']) {
    const value = members.get(name.toLowerCase());
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') throw wrong(name, 'text', value);
    query[name] = value;
  }
  for (const name of ['startIndex', 'count']) {
    const value = members.get(name.toLowerCase());
    if (value === undefined || value === null) continue;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong(name, 'an integer', value);
    query[name] = Math.max(value, name === 'count' ? 0 : 1);
  }
  const order = members.get('sortorder');
  if (order !== undefined && order !== null) query.sortOrder = readSortOrder(order);
  return query;
}

/**
 * Reads `sortOrder`, in any letter case.
 *
 * @throws ScimError 400 `invalidValue`.
 * @example
 * ```ts
 * import { readSortOrder } from 'scim-core';
 *
 * readSortOrder('Descending'); // 'descending'
 * ```
 */
export function readSortOrder(value: unknown): 'ascending' | 'descending' {
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  if (word === 'ascending' || word === 'descending') return word;
  throw wrong('sortOrder', '"ascending" or "descending"', value);
}

/** A list of attribute names; one text with commas is taken apart where the mode allows it. */
function readNames(name: string, value: unknown, { mode, onTolerance }: ReadSearchOptions): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  let list = value;
  if (typeof value === 'string' && allows(mode, 'search.attributes-as-text')) {
    onTolerance?.('search.attributes-as-text', name);
    list = value.split(',');
  }
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'string'))
    throw wrong(name, 'an array of attribute names', value);
  return list.map((item: string) => item.trim()).filter((item) => item !== '');
}

function wrong(name: string, expected: string, value: unknown): ScimError {
  return new ScimError(400, `${name} must be ${expected}, found ${describe(value)}`, { scimType: 'invalidValue' });
}
