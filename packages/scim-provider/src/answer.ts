import { ScimError, type ToleranceListener } from 'scim-core';
import { bearerToken, type Principal } from './access/authentication.ts';
import { mustBeAuthorized } from './access/authorize.ts';
import { challengeOf } from './access/challenge.ts';
import { ownRoute } from './access/me.ts';
import { answerBulk } from './bulk/answer-bulk.ts';
import { answerDiscovery, type DiscoveryRoute, isDiscovery, methodsOf, notImplemented } from './endpoints.ts';
import { createLocationOf, type Exchange } from './exchange.ts';
import { baseUrlOf, pathOf } from './http/base-url.ts';
import { readJson } from './http/body.ts';
import { type RequestHeaders, readHeaders } from './http/headers.ts';
import type { ProviderRequest, ProviderResponse } from './http/message.ts';
import { Refusal } from './http/refusal.ts';
import { methodNotAllowed } from './http/response.ts';
import { findRoute, type Route } from './http/router.ts';
import { readTarget } from './http/target.ts';
import { otherVersion, withoutVersion } from './http/version.ts';
import { endpointOf, perform } from './perform.ts';
import { bodyBytes, type Settings } from './settings.ts';

/** What is told while a request is answered. */
export interface AnswerListener {
  emit: Exchange['emit'];
  onPrincipal(principal: Principal): void;
}

const NO_FILTERS: Exchange['filters'] = new Map();
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
  const segments = target && withoutVersion(target.segments, basePath);
  const route = segments && findRoute(segments, resourceTypes, mode, onTolerance);
  const isOpen = route !== undefined && isOpenToAll(settings, route);
  const principal = isOpen ? NOBODY : await authenticate(settings, request, headers);
  listener.onPrincipal(principal);
  if (target === undefined || route === undefined) {
    throw otherVersion(pathOf(request.url), basePath) ?? new ScimError(404, 'There is no such endpoint.');
  }
  const { parameters } = target;
  const tenant = request.tenant ?? settings.tenant;
  if (isDiscovery(route)) {
    if (!isOpen) await mustBeAuthorized({ settings, request, tenant, principal, parameters }, 'discover');
    return answerDiscovery(route, method, { settings, baseUrl, parameters, onTolerance });
  }
  const locationOf = createLocationOf(baseUrl, typesByName);
  const { emit } = listener;
  const who = { settings, request, tenant, principal, parameters, types: resourceTypes, filters: NO_FILTERS };
  return run({ ...who, method, headers, baseUrl, locationOf, onTolerance, emit }, route);
}

async function run(exchange: Exchange, route: Exclude<Route, DiscoveryRoute>): Promise<ProviderResponse> {
  if (route.kind === 'bulk') return answerBulk(exchange, () => bodyOf(exchange, exchange.settings.limits.bulkBytes));
  const real = route.kind === 'me' ? await ownRoute(exchange) : route;
  if (real === undefined) return notImplemented('/Me');
  const { method, settings } = exchange;
  const endpoint = endpointOf(real, method);
  if (endpoint === undefined) {
    const names = Object.keys(methodsOf(real));
    return methodNotAllowed(method, names.includes('GET') ? ['HEAD', ...names] : names);
  }
  const bytes = 'type' in real ? bodyBytes(settings, real.type) : settings.limits.bodyBytes;
  return perform(exchange, real, endpoint, async () => (endpoint.readsBody ? bodyOf(exchange, bytes) : undefined));
}

async function bodyOf({ settings, request, headers, onTolerance }: Exchange, bytes: number): Promise<unknown> {
  const { mode, limits } = settings;
  const body = typeof request.body === 'function' ? await request.body(bytes) : request.body;
  return readJson(body, headers, { mode, bytes, depth: limits.bodyDepth, onTolerance });
}

async function authenticate(settings: Settings, request: ProviderRequest, headers: RequestHeaders): Promise<Principal> {
  const tenant = request.tenant ?? settings.tenant;
  const token = bearerToken(headers.get('authorization'));
  const principal = await settings.authenticate({ tenant, token, headers, context: request.context });
  if (principal !== undefined) return principal;
  const isPresented = headers.has('authorization');
  const detail = isPresented
    ? 'The credentials are not valid.'
    : 'Credentials are needed, in the Authorization header; WWW-Authenticate says of which kind.';
  const challenge = challengeOf(settings.authenticationSchemes, isPresented ? 'invalid_token' : undefined);
  throw new Refusal(new ScimError(401, detail), { 'www-authenticate': challenge });
}

function isOpenToAll({ publicDiscovery }: Settings, route: Route): boolean {
  if (publicDiscovery === 'all') return isDiscovery(route);
  return publicDiscovery === 'config' && route.kind === 'config';
}
