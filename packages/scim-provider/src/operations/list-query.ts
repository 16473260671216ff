import { type AttributeTarget, didYouMean, type ResourceType, readSearchRequest, ScimError } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import { chooseSelection, readSelection, type Selection } from '../http/selection.ts';
import type { ResourceQuery } from '../store/resource-store.ts';
import { quoted } from '../text.ts';

/** What a list or a search asks for, whichever way it came. */
export interface ListQuery {
  readonly filter: string | undefined;
  readonly sortBy: string | undefined;
  readonly descending: boolean;
  /** From 1. */
  readonly startIndex: number;
  /** From 0 to the largest page. */
  readonly count: number;
  /** Whether the client said how many. */
  readonly isCounted: boolean;
  /** Asks for pages by cursor; empty for the first one. */
  readonly cursor: string | undefined;
  readonly selection: Selection;
}

/** Reads the query of `GET /Users?…`. See [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2). */
export function readListQuery(exchange: Exchange): ListQuery {
  const { parameters } = exchange;
  return complete(exchange, (name) => parameters.get(name), readSelection(exchange), wholeNumberInText);
}

/**
 * Reads the body of `POST …/.search`. See [RFC 7644 §3.4.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.3).
 *
 * @throws ScimError 400 `invalidSyntax` when it is no search request.
 */
export function readSearch(exchange: Exchange, body: unknown): ListQuery {
  const query = readSearchRequest(body, { mode: exchange.settings.mode, onTolerance: exchange.onTolerance });
  const namesIn = (names: readonly string[] | undefined) => (names?.length === 0 ? undefined : names);
  const selection = chooseSelection(exchange, namesIn(query.attributes), namesIn(query.excludedAttributes));
  return complete(exchange, (name) => query[name], selection, wholeNumber);
}

/** Finds what was given under a name. */
type Given = (name: 'filter' | 'sortBy' | 'sortOrder' | 'startIndex' | 'count' | 'cursor') => unknown;

function complete(
  { settings }: Exchange,
  given: Given,
  selection: Selection,
  readNumber: (value: unknown, name: string) => number,
): ListQuery {
  const { pageSize, maxPageSize } = settings.limits;
  const [filter, cursor, startIndex, count] = [given('filter'), given('cursor'), given('startIndex'), given('count')];
  const isFirst = startIndex === undefined;
  if (cursor !== undefined && !isFirst) {
    throw invalidValue('cursor and startIndex exclude each other; give one of them.');
  }
  return {
    // An empty filter is a wrong one: passing over it would answer with everybody.
    filter: filter === '' ? '' : textIn(filter, 'filter'),
    sortBy: textIn(given('sortBy'), 'sortBy'),
    descending: isDescending(textIn(given('sortOrder'), 'sortOrder')),
    startIndex: isFirst ? 1 : Math.max(1, readNumber(startIndex, 'startIndex')),
    count: Math.min(maxPageSize, count === undefined ? pageSize : Math.max(0, readNumber(count, 'count'))),
    isCounted: count !== undefined,
    cursor: typeof cursor === 'string' ? cursor : settings.defaultPagination === 'cursor' && isFirst ? '' : undefined,
    selection,
  };
}

function isDescending(sortOrder: string | undefined): boolean {
  const order = sortOrder?.toLowerCase() ?? 'ascending';
  if (order === 'ascending' || order === 'descending') return order === 'descending';
  throw invalidValue(`sortOrder must be ascending or descending, got ${quoted(order)}.`);
}

function textIn(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw invalidValue(`${name} must be text.`);
  return value;
}

function wholeNumberInText(value: unknown, name: string): number {
  if (typeof value !== 'string' || !/^[+-]?\d+$/.test(value)) {
    throw invalidValue(`${name} must be an integer, got ${quoted(String(value))}.`);
  }
  return Math.min(Number(value), Number.MAX_SAFE_INTEGER);
}

function wholeNumber(value: unknown, name: string): number {
  if (!Number.isSafeInteger(value)) throw invalidValue(`${name} must be an integer.`);
  return value as number;
}

/**
 * Finds the attribute to sort by: of a complex multi-valued one its `value`.
 *
 * @throws ScimError 400 `invalidValue` for one that does not exist, is complex, or may not be read.
 * @see [RFC 7644 §3.4.2.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.3)
 */
export function bindSort(
  type: ResourceType,
  { sortBy, descending }: Pick<ListQuery, 'sortBy' | 'descending'>,
): ResourceQuery['sort'] {
  if (sortBy === undefined) return undefined;
  const found = findAttribute(type, sortBy);
  if (found === undefined) {
    const known = type.index.targets.map(({ path }) => path);
    throw invalidValue(`sortBy: ${quoted(sortBy)} is no attribute of ${type.name}.${didYouMean(sortBy, known)}`);
  }
  const target = sortableTarget(found);
  if (target === undefined) {
    throw invalidValue(
      `sortBy: it is not possible to sort by ${found.path}; name a simple attribute or a sub-attribute.`,
    );
  }
  return { target, descending };
}

/** Whether a type has the attribute to sort by. */
export function hasAttribute(type: ResourceType, { sortBy }: Pick<ListQuery, 'sortBy'>): boolean {
  return sortBy !== undefined && findAttribute(type, sortBy) !== undefined;
}

function findAttribute({ index }: ResourceType, path: string): AttributeTarget | undefined {
  return index.resolve(path) ?? index.resolveInExtensions(path);
}

function sortableTarget(target: AttributeTarget): AttributeTarget | undefined {
  const { attribute, subAttribute } = target;
  if (attribute.relation || attribute.returned === 'never' || subAttribute?.returned === 'never') return undefined;
  if ((subAttribute ?? attribute).type !== 'complex') return target;
  return attribute.multiValued ? target.parts.get('value') : undefined;
}

function invalidValue(detail: string): ScimError {
  return new ScimError(400, detail, { scimType: 'invalidValue' });
}
