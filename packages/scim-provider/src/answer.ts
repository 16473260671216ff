import { ScimError, type ToleranceListener } from 'scim-core';
import { bearerToken, type Principal } from './access/authentication.ts';
import { mustBeAuthorized } from './access/authorize.ts';
import { challengeOf } from './access/challenge.ts';
import { ownRoute } from './access/me.ts';
import { type Awaitable, isPending } from './awaitable.ts';
import { answerBulk } from './bulk/answer-bulk.ts';
import { answerDiscovery, isDiscovery, methodsOf, notImplemented, type OperableRoute } from './endpoints.ts';
import type { Exchange } from './exchange.ts';
import { baseOf, pathOf } from './http/base-url.ts';
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
  const { mode, limits, resourceTypes } = settings;
  const onTolerance: ToleranceListener = (id, where) => listener.emit({ type: 'tolerance', id, where });
  const headers = readHeaders(request.headers);
  const base = baseOf(settings, request, headers);
  const { url: baseUrl, locationOf } = base;
  const target = readTarget(request.url, { base, mode, length: limits.urlLength, onTolerance });
  const segments = target && withoutVersion(target.segments, base.path);
  const route = segments && findRoute(segments, resourceTypes, mode, onTolerance);
  const isOpen = route !== undefined && isOpenToAll(settings, route);
  const said = isOpen ? NOBODY : authenticate(settings, request, headers);
  const principal = accepted(settings, headers, isPending(said) ? await said : said);
  listener.onPrincipal(principal);
  if (target === undefined || route === undefined) {
    throw otherVersion(pathOf(request.url), base.path) ?? new ScimError(404, 'There is no such endpoint.');
  }
  const { parameters } = target;
  const tenant = request.tenant ?? settings.tenant;
  if (isDiscovery(route)) {
    if (!isOpen) await mustBeAuthorized({ settings, request, tenant, principal, parameters }, 'discover');
    return answerDiscovery(route, method, { settings, baseUrl, parameters, onTolerance });
  }
  const { emit } = listener;
  const exchange: Exchange = {
    settings,
    request,
    method,
    headers,
    parameters,
    tenant,
    principal,
    baseUrl,
    locationOf,
    onTolerance,
    emit,
    types: resourceTypes,
    filters: NO_FILTERS,
  };
  if (route.kind === 'bulk') return answerBulk(exchange, () => bodyOf(exchange, limits.bulkBytes));
  const real = route.kind === 'me' ? await ownRoute(exchange) : route;
  return real === undefined ? notImplemented('/Me') : await operate(exchange, real);
}

/** Does what a request asks for to resources. */
function operate(exchange: Exchange, real: OperableRoute): Awaitable<ProviderResponse> {
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

function authenticate(settings: Settings, request: ProviderRequest, headers: RequestHeaders) {
  const tenant = request.tenant ?? settings.tenant;
  const token = bearerToken(headers.get('authorization'));
  return settings.authenticate({ tenant, token, headers, context: request.context });
}

/** @throws Refusal 401 where there is no principal. */
function accepted(settings: Settings, headers: RequestHeaders, principal: Principal | undefined): Principal {
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
