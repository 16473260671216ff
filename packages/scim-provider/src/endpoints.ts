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
export interface Endpoint {
  /** What authorization and policy are asked about. */
  readonly operation: Operation;
  readonly readsBody: boolean;
  readonly run: (exchange: Exchange, body: unknown) => ProviderResponse | Promise<ProviderResponse>;
}

/** A route whose methods work on resources directly. */
export type OperableRoute = Exclude<Route, DiscoveryRoute | { readonly kind: 'bulk' } | { readonly kind: 'me' }>;

type Methods = Readonly<Record<string, Endpoint>>;

/**
 * Every endpoint with its methods. See [RFC 7644 §3.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.2), table 2.
 *
 * @returns By method in capitals.
 */
export function methodsOf(route: OperableRoute): Methods {
  switch (route.kind) {
    case 'root':
      return { GET: reads((exchange) => listAllResources(exchange, readListQuery(exchange)), 'list') };
    case 'search':
      return { POST: writes((exchange, body) => listAllResources(exchange, readSearch(exchange, body)), 'list') };
    case 'type': {
      const { type } = route;
      return {
        GET: reads((exchange) => listResources(exchange, type, readListQuery(exchange)), 'list'),
        POST: writes((exchange, body) => createResource(exchange, type, body), 'create'),
      };
    }
    case 'typeSearch': {
      const { type } = route;
      return {
        POST: writes((exchange, body) => listResources(exchange, type, readSearch(exchange, body)), 'list'),
      };
    }
    case 'resource': {
      const { type, id } = route;
      return {
        GET: reads((exchange) => readResourceById(exchange, type, id), 'read'),
        PUT: writes((exchange, body) => replaceResourceById(exchange, type, id, body), 'replace'),
        PATCH: writes((exchange, body) => patchResourceById(exchange, type, id, body), 'patch'),
        DELETE: reads((exchange) => deleteResourceById(exchange, type, id), 'delete'),
      };
    }
  }
}

function reads(run: Endpoint['run'], operation: Operation): Endpoint {
  return { run, readsBody: false, operation };
}

function writes(run: Endpoint['run'], operation: Operation): Endpoint {
  return { ...reads(run, operation), readsBody: true };
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
