import { ScimError, type ToleranceListener } from 'scim-core';
import { bearerToken, type Principal } from './authentication.ts';
import { answerDiscovery, type DiscoveryRoute, isDiscovery, methodsOf, notImplemented } from './endpoints.ts';
import type { EventDetails } from './events.ts';
import { createLocationOf, type Exchange } from './exchange.ts';
import { baseUrlOf, pathOf } from './http/base-url.ts';
import { readJson } from './http/body.ts';
import { type RequestHeaders, readHeaders } from './http/headers.ts';
import type { ProviderRequest, ProviderResponse } from './http/message.ts';
import { Refusal } from './http/refusal.ts';
import { methodNotAllowed } from './http/response.ts';
import { findRoute, type Route } from './http/router.ts';
import { readTarget } from './http/target.ts';
import type { Operation } from './policy.ts';
import { bodyBytes, type Settings } from './settings.ts';

/** What is told while a request is answered. */
export interface AnswerListener {
  emit(event: EventDetails): void;
  onPrincipal(principal: Principal): void;
}

const NOBODY: Principal = Object.freeze({ id: '' });

/**
 * Answers a request: finds out what it names, who sent it and whether that is allowed, and then does it.
 *
 * @throws ScimError for what is refused.
 */
export async function answerRequest(
  settings: Settings,
  request: ProviderRequest,
  method: string,
  listener: AnswerListener,
): Promise<ProviderResponse> {
  const { mode, limits, typesByName, resourceTypes } = settings;
  const onTolerance: ToleranceListener = (id, where) => listener.emit({ type: 'tolerance', id, where });
  const headers = readHeaders(request.headers);
  const baseUrl = baseUrlOf(settings, request, headers);
  const basePath = pathOf(baseUrl);
  const target = readTarget(request.url, { basePath, mode, length: limits.urlLength, onTolerance });
  const route = target && findRoute(target.segments, resourceTypes, mode, onTolerance);
  const isOpen = route !== undefined && isOpenToAll(settings, route);
  const principal = isOpen ? NOBODY : await authenticate(settings, request, headers);
  listener.onPrincipal(principal);
  if (target === undefined || route === undefined) throw new ScimError(404, 'There is no such endpoint.');
  const { parameters } = target;
  if (isDiscovery(route)) {
    return answerDiscovery(route, method, { settings, baseUrl, hasFilter: parameters.has('filter') });
  }
  const tenant = request.tenant ?? settings.tenant;
  const locationOf = createLocationOf(baseUrl, typesByName);
  const { emit } = listener;
  return run(
    { settings, request, method, headers, parameters, tenant, baseUrl, principal, locationOf, onTolerance, emit },
    route,
  );
}

async function run(exchange: Exchange, route: Exclude<Route, DiscoveryRoute>): Promise<ProviderResponse> {
  const { settings, request, method, headers, onTolerance } = exchange;
  if (route.kind === 'bulk') return notImplemented('Bulk');
  if (route.kind === 'me') return notImplemented('/Me');
  const methods = methodsOf(route);
  const endpoint = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (endpoint === undefined) {
    const names = Object.keys(methods);
    return methodNotAllowed(method, names.includes('GET') ? ['HEAD', ...names] : names);
  }
  const { mode, limits } = settings;
  const bytes = 'type' in route ? bodyBytes(settings, route.type) : limits.bodyBytes;
  const body = endpoint.readsBody
    ? readJson(request.body, headers, { mode, bytes, depth: limits.bodyDepth, onTolerance })
    : undefined;
  if (endpoint.operation === undefined || !('type' in route)) return endpoint.run(exchange, body);
  return endpoint.run(exchange, await askPolicy(exchange, route, endpoint.operation, body));
}

/** @returns The body to go on with. */
async function askPolicy(
  { settings, request, tenant, principal }: Exchange,
  route: Extract<Route, { readonly type: unknown }>,
  operation: Operation,
  body: unknown,
): Promise<unknown> {
  if (settings.policy === undefined) return body;
  const id = 'id' in route ? route.id : undefined;
  const { context } = request;
  const said = await settings.policy({ tenant, principal, operation, resourceType: route.type, id, body, context });
  if (said?.refuse !== undefined) throw new Refusal(said.refuse, said.headers ?? {});
  return said !== undefined && 'body' in said ? said.body : body;
}

async function authenticate(settings: Settings, request: ProviderRequest, headers: RequestHeaders): Promise<Principal> {
  const tenant = request.tenant ?? settings.tenant;
  const token = bearerToken(headers.get('authorization'));
  const principal = await settings.authenticate({ tenant, token, headers, context: request.context });
  if (principal !== undefined) return principal;
  const isPresented = headers.has('authorization');
  const detail = isPresented
    ? 'The credentials are not valid.'
    : 'Credentials are needed: Authorization: Bearer <token>.';
  const challenge = `Bearer realm="SCIM"${isPresented ? ', error="invalid_token"' : ''}`;
  throw new Refusal(new ScimError(401, detail), { 'www-authenticate': challenge });
}

function isOpenToAll({ publicDiscovery }: Settings, route: Route): boolean {
  if (publicDiscovery === 'all') return isDiscovery(route);
  return publicDiscovery === 'config' && route.kind === 'config';
}
