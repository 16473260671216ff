import { ScimError } from 'scim-core';
import type { Operation } from './access/policy.ts';
import type { Exchange } from './exchange.ts';
import type { ProviderResponse } from './http/message.ts';
import { errorResponse, methodNotAllowed } from './http/response.ts';
import type { Route } from './http/router.ts';
import { createResource } from './operations/create.ts';
import { type DiscoveryRequest, resourceTypes, schemas, serviceProviderConfig } from './operations/discovery.ts';
import { listAllResources, listResources } from './operations/list.ts';
import { readListQuery, readSearch } from './operations/list-query.ts';
import { patchResourceById } from './operations/patch.ts';
import { readResourceById } from './operations/read.ts';
import { deleteResourceById } from './operations/remove.ts';
import { replaceResourceById } from './operations/replace.ts';

/** What one method of an endpoint does. */
export interface Endpoint<R extends OperableRoute = OperableRoute> {
  /** What authorization and policy are asked about. */
  readonly operation: Operation;
  readonly readsBody: boolean;
  readonly run: (exchange: Exchange, route: R, body: unknown) => Promise<ProviderResponse>;
}

/** A route whose methods work on resources directly. */
export type OperableRoute = Exclude<Route, DiscoveryRoute | { readonly kind: 'bulk' } | { readonly kind: 'me' }>;

type Kind = OperableRoute['kind'];
type RouteOf<K extends Kind> = Extract<OperableRoute, { readonly kind: K }> & { readonly kind: K };
type Methods<R extends OperableRoute = OperableRoute> = Readonly<Record<string, Endpoint<R>>>;

/** Every endpoint with its methods. See [RFC 7644 §3.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.2), table 2. */
const METHODS: { readonly [K in Kind]: Methods<RouteOf<K>> } = {
  root: { GET: reads('list', (exchange) => listAllResources(exchange, readListQuery(exchange))) },
  search: { POST: writes('list', (exchange, _route, body) => listAllResources(exchange, readSearch(exchange, body))) },
  type: {
    GET: reads('list', (exchange, { type }) => listResources(exchange, type, readListQuery(exchange))),
    POST: writes('create', (exchange, { type }, body) => createResource(exchange, type, body)),
  },
  typeSearch: {
    POST: writes('list', (exchange, { type }, body) => listResources(exchange, type, readSearch(exchange, body))),
  },
  resource: {
    GET: reads('read', (exchange, { type, id }) => readResourceById(exchange, type, id)),
    PUT: writes('replace', (exchange, { type, id }, body) => replaceResourceById(exchange, type, id, body)),
    PATCH: writes('patch', (exchange, { type, id }, body) => patchResourceById(exchange, type, id, body)),
    DELETE: reads('delete', (exchange, { type, id }) => deleteResourceById(exchange, type, id)),
  },
};

/** The methods of an endpoint, by name in capitals. */
export function methodsOf({ kind }: OperableRoute): Methods {
  return METHODS[kind] as Methods;
}

function reads<R extends OperableRoute>(operation: Operation, run: Endpoint<R>['run']): Endpoint<R> {
  return { run, readsBody: false, operation };
}

function writes<R extends OperableRoute>(operation: Operation, run: Endpoint<R>['run']): Endpoint<R> {
  return { run, readsBody: true, operation };
}

/** A route whose answer is the same for everybody who may see it. */
export type DiscoveryRoute = Extract<Route, { readonly kind: 'config' | 'resourceTypes' | 'schemas' }>;

export function isDiscovery(route: Route): route is DiscoveryRoute {
  return route.kind === 'config' || route.kind === 'resourceTypes' || route.kind === 'schemas';
}

/** Answers a discovery endpoint, which can only be read. */
export function answerDiscovery(route: DiscoveryRoute, method: string, request: DiscoveryRequest): ProviderResponse {
  if (method !== 'GET') return methodNotAllowed(method, ['GET', 'HEAD']);
  if (route.kind === 'config') return serviceProviderConfig(request);
  return route.kind === 'schemas' ? schemas(request, route.id) : resourceTypes(request, route.id);
}

/** The answer to a SCIM feature that this service provider does not have. */
export function notImplemented(feature: string): ProviderResponse {
  return errorResponse(new ScimError(501, `${feature} is not supported by this service provider.`));
}
