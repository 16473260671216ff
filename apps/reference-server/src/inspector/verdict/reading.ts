import { isObject, type JsonObject } from '../../json-object.ts';
import { type ExchangeView, memberOf } from '../exchanges/exchange-view.ts';

const writing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** What a request is for. */
export type Purpose =
  | 'create'
  | 'read'
  | 'list'
  | 'replace'
  | 'patch'
  | 'delete'
  | 'search'
  | 'bulk'
  | 'discover'
  | 'other';

const discovery: ReadonlySet<string> = new Set(['serviceproviderconfig', 'resourcetypes', 'schemas']);

/** Tells what a request is for, by its method and path (RFC 7644, section 3.2). */
export function purposeOf({ exchange: { method }, segments, type, id }: ExchangeView): Purpose {
  const [first = ''] = segments;
  if (discovery.has(first.toLowerCase())) return method === 'GET' ? 'discover' : 'other';
  if (method === 'POST' && segments.at(-1) === '.search') return 'search';
  if (first.toLowerCase() === 'bulk') return method === 'POST' ? 'bulk' : 'other';
  if (type === undefined) return 'other';
  if (id === undefined) return method === 'GET' ? 'list' : method === 'POST' ? 'create' : 'other';
  switch (method) {
    case 'GET':
      return 'read';
    case 'PUT':
      return 'replace';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return 'delete';
    default:
      return 'other';
  }
}

/** Whether a request brings a body that it should have. */
export function hasBody({ exchange, request }: ExchangeView): boolean {
  return writing.has(exchange.method) && request.bytes > 0;
}

/** A header of the answer. */
export function answerHeader({ response }: ExchangeView, name: string): string | undefined {
  return response.headers.find(([each]) => each.toLowerCase() === name)?.[1];
}

/** Whether the answer says that the request was done. */
export function isDone({ exchange: { status } }: ExchangeView): boolean {
  return status >= 200 && status < 300;
}

/** The resource in an answer, if it is one. */
export function answeredResource(view: ExchangeView): JsonObject | undefined {
  const wanted: ReadonlySet<Purpose> = new Set(['create', 'read', 'replace', 'patch']);
  return isDone(view) && wanted.has(purposeOf(view)) ? view.answered : undefined;
}

/** The list in an answer, if it is one. */
export function answeredList(view: ExchangeView): JsonObject | undefined {
  const purpose = purposeOf(view);
  return isDone(view) && (purpose === 'list' || purpose === 'search') ? view.answered : undefined;
}

/** The texts in the `schemas` of a body. */
export function schemasIn(body: JsonObject | undefined): readonly string[] | undefined {
  const schemas = memberOf(body, 'schemas');
  return Array.isArray(schemas) ? schemas.filter((urn): urn is string => typeof urn === 'string') : undefined;
}

/** Whether a list of URNs has one, in any letter case (RFC 7643, section 2.1). */
export function hasUrn(urns: readonly string[] | undefined, urn: string): boolean {
  return urns?.some((each) => each.toLowerCase() === urn.toLowerCase()) === true;
}

/** Calls with each member of a body, and of the bodies and values in it, by its path. */
export function eachMember(
  value: unknown,
  visit: (name: string, value: unknown, path: string) => void,
  path = '',
  depth = 0,
): void {
  if (depth > deepest) return;
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) eachMember(element, visit, `${path}[${index}]`, depth + 1);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const own = path === '' ? name : `${path}.${name}`;
    visit(name, inner, own);
    eachMember(inner, visit, own, depth + 1);
  }
}

/** Deeper than any body that is answered. */
const deepest = 12;

/** The message URN of a name. */
export function messageUrn(name: string): string {
  return `urn:ietf:params:scim:api:messages:2.0:${name}`;
}
