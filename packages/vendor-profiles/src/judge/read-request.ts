/** A SCIM request, as far as a profile can say something of it. */
export interface JudgeRequest {
  /** `GET`, `POST`, `PUT`, `PATCH` or `DELETE`, in any letter case. */
  readonly method: string;
  /** What follows the tenant URL, with its query: `/Users`, `/Users/2819c223`, `/Users?filter=userName eq "a"`. */
  readonly path: string;
  /** The parsed body. */
  readonly body?: unknown;
}

/** What a request is about. */
export type RequestRoute =
  | {
      readonly kind: 'resource';
      readonly type: 'users' | 'groups';
      readonly operation: 'create' | 'read' | 'list' | 'replace' | 'patch' | 'delete';
      readonly body: unknown;
      readonly filter: string | undefined;
    }
  | { readonly kind: 'discovery'; readonly endpoint: 'schemas' | 'resourceTypes' | 'serviceProviderConfig' }
  | { readonly kind: 'other' };

type Operation = (RequestRoute & { kind: 'resource' })['operation'];

const DISCOVERY = {
  schemas: 'schemas',
  resourcetypes: 'resourceTypes',
  serviceproviderconfig: 'serviceProviderConfig',
} as const;

const ON_TYPE: Readonly<Record<string, Operation>> = { GET: 'list', POST: 'create' };
const ON_RESOURCE: Readonly<Record<string, Operation>> = {
  GET: 'read',
  PUT: 'replace',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** Finds out what a request is about; what is no request of RFC 7644 is `other`. */
export function readRequest(request: unknown): RequestRoute {
  if (!isRequest(request)) return { kind: 'other' };
  const method = request.method.toUpperCase();
  const [path = '', ...query] = request.path.split('?');
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.toLowerCase());
  const last = segments.at(-1) ?? '';
  const discovery = segments.findLast((segment) => Object.hasOwn(DISCOVERY, segment));
  if (method === 'GET' && discovery !== undefined) {
    return { kind: 'discovery', endpoint: DISCOVERY[discovery as keyof typeof DISCOVERY] };
  }
  const own = typeOf(last);
  if (own !== undefined) {
    return route(own, operationOf(ON_TYPE, method), request, filterOf(query.join('?')));
  }
  const parent = typeOf(segments.at(-2) ?? '');
  if (parent === undefined) return { kind: 'other' };
  if (last === '.search') {
    return method === 'POST' ? route(parent, 'list', request, searchFilter(request.body)) : { kind: 'other' };
  }
  return route(parent, operationOf(ON_RESOURCE, method), request, undefined);
}

function isRequest(request: unknown): request is JudgeRequest {
  if (typeof request !== 'object' || request === null) return false;
  const { method, path } = request as Partial<Record<keyof JudgeRequest, unknown>>;
  return typeof method === 'string' && typeof path === 'string';
}

function operationOf(operations: Readonly<Record<string, Operation>>, method: string): Operation | undefined {
  return Object.hasOwn(operations, method) ? operations[method] : undefined;
}

function route(
  type: 'users' | 'groups',
  operation: Operation | undefined,
  { body }: JudgeRequest,
  filter: string | undefined,
): RequestRoute {
  return operation === undefined ? { kind: 'other' } : { kind: 'resource', type, operation, body, filter };
}

function typeOf(segment: string): 'users' | 'groups' | undefined {
  return segment === 'users' || segment === 'groups' ? segment : undefined;
}

/** The filter of a query string; it may be encoded or not, as logs show both. */
function filterOf(query: string): string | undefined {
  for (const pair of query.split('&')) {
    const [name = '', ...rest] = pair.split('=');
    if (name.toLowerCase() === 'filter') return decode(rest.join('='));
  }
  return undefined;
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function searchFilter(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const [, filter] = Object.entries(body).find(([name]) => name.toLowerCase() === 'filter') ?? [];
  return typeof filter === 'string' ? filter : undefined;
}
