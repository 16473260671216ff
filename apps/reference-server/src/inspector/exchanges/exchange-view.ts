import type { ResourceType } from 'scim-core';
import { isObject, type JsonObject } from '../../json-object.ts';
import type { KeptExchange, Message } from '../../record/kept-exchange.ts';

/** An exchange, taken apart once for all who judge it. It holds no secrets, and is made for a moment only. */
export interface ExchangeView {
  readonly exchange: KeptExchange;
  readonly request: Message;
  readonly response: Message;
  /** By name in lower case; of several the last. */
  readonly headers: ReadonlyMap<string, string>;
  /** The path behind the SCIM base URL, in decoded segments. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** The resource type whose endpoint was asked. */
  readonly type: ResourceType | undefined;
  /** The id of the resource that was asked for. */
  readonly id: string | undefined;
  /** The body of the request, where it is a JSON object. */
  readonly sent: JsonObject | undefined;
  /** The body of the answer, where it is a JSON object. */
  readonly answered: JsonObject | undefined;
}

/** Takes an exchange apart. */
export function viewOf(exchange: KeptExchange, types: readonly ResourceType[]): ExchangeView {
  const { request, response } = exchange;
  const [path = '', ...rest] = exchange.path.split('?');
  const segments = path.split('/').filter(Boolean).map(decoded);
  const type = types.find(({ endpoint }) => endpoint.slice(1).toLowerCase() === segments[0]?.toLowerCase());
  return {
    ...{ exchange, request, response, segments, type },
    headers: new Map(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
    query: new URLSearchParams(rest.join('?')),
    id: type === undefined || segments[1] === '.search' ? undefined : segments[1],
    sent: objectIn(request.body),
    answered: objectIn(response.body),
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function objectIn(text: string | null): JsonObject | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A member of an object by its name in any letter case, as SCIM has it (RFC 7643, section 2.1). */
export function memberOf(object: JsonObject | undefined, name: string): unknown {
  if (object === undefined) return undefined;
  if (Object.hasOwn(object, name)) return object[name];
  const key = Object.keys(object).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

/** An operation of a PATCH request, as far as it can be read. */
export interface SentOperation {
  readonly op: string;
  readonly path: string | undefined;
  readonly value: unknown;
}

/** The operations of a PATCH request. */
export function operationsOf({ exchange, sent }: ExchangeView): readonly SentOperation[] {
  const list = exchange.method === 'PATCH' ? memberOf(sent, 'Operations') : undefined;
  if (!Array.isArray(list)) return [];
  return list.filter(isObject).map((each) => {
    const path = memberOf(each, 'path');
    return {
      op: String(memberOf(each, 'op')),
      path: typeof path === 'string' && path !== '' ? path : undefined,
      value: memberOf(each, 'value'),
    };
  });
}

/** The filter that was asked with, in the URL or in a search (RFC 7644, section 3.4.3). */
export function filterOf({ query, exchange, segments, sent }: ExchangeView): string | undefined {
  if (exchange.method === 'GET') return query.get('filter') ?? undefined;
  const filter = exchange.method === 'POST' && segments.at(-1) === '.search' ? memberOf(sent, 'filter') : undefined;
  return typeof filter === 'string' ? filter : undefined;
}
