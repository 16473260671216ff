import { ScimError, type ToleranceListener } from 'scim-core';
import { bearerToken, type Principal } from './authentication.ts';
import { answerDiscovery, isDiscovery, methodsOf, notImplemented } from './endpoints.ts';
import type { EventDetails, EventRequest } from './events.ts';
import { createLocationOf, type Exchange } from './exchange.ts';
import { readJson } from './http/body.ts';
import { type RequestHeaders, readHeaders } from './http/headers.ts';
import type { ProviderRequest, ProviderResponse } from './http/message.ts';
import { errorResponse, methodNotAllowed, publicError } from './http/response.ts';
import { findRoute, type Route } from './http/router.ts';
import { readTarget } from './http/target.ts';
import type { Limits } from './limits.ts';
import type { ProviderOptions } from './options.ts';
import { checkBaseUrl, completeOptions, type Settings } from './settings.ts';

/** The service-provider side of SCIM: takes a request, gives the response. */
export interface Provider {
  /** Answers a request; never rejects, whatever the request holds. */
  handle(request: ProviderRequest): Promise<ProviderResponse>;
  /** The limits in force. */
  readonly limits: Limits;
  /** The most bytes that the body of a request to this URL may have, so that a server can stop reading there. */
  bodyLimit(url: string): number;
}

/**
 * Makes a SCIM service provider over a {@link ResourceStore}. It knows no HTTP framework: hand it requests, send its
 * responses.
 *
 * @throws TypeError for an option that is missing or wrong.
 * @see [RFC 7644](https://www.rfc-editor.org/rfc/rfc7644)
 * @example
 * ```ts
 * import { groupResourceType, userResourceType } from 'scim-core';
 * import { acceptToken, createMemoryStore, createProvider } from 'scim-provider';
 *
 * const provider = createProvider({
 *   resourceTypes: [userResourceType, groupResourceType],
 *   store: createMemoryStore(),
 *   authenticate: acceptToken('Xk2m9Qv7Lp4Tz8Rw'),
 *   baseUrl: 'https://example.com/scim/v2',
 * });
 * const response = await provider.handle({
 *   method: 'GET',
 *   url: '/scim/v2/Users?filter=userName+eq+%22bjensen%22',
 *   headers: { authorization: 'Bearer Xk2m9Qv7Lp4Tz8Rw' },
 * });
 * response.status; // 200
 * ```
 */
export function createProvider(options: ProviderOptions): Provider {
  const settings = completeOptions(options);
  const { limits } = settings;
  return Object.freeze({
    limits,
    handle: (request: ProviderRequest) => handle(settings, request),
    bodyLimit: (url: string) => bodyLimit(settings, url),
  });
}

const NOBODY: Principal = Object.freeze({ id: '' });

async function handle(settings: Settings, request: ProviderRequest): Promise<ProviderResponse> {
  const asked = request.method.toUpperCase();
  // HEAD is GET without the body (RFC 9110 §9.3.2).
  const method = asked === 'HEAD' ? 'GET' : asked;
  const about = { principal: undefined as string | undefined };
  const emit = (details: EventDetails): void => {
    const event: EventRequest = {
      tenant: request.tenant ?? settings.tenant,
      method: asked,
      path: pathOf(request.url),
      principal: about.principal,
      context: request.context,
    };
    settings.onEvent({ ...event, ...details });
  };
  let response: ProviderResponse;
  try {
    response = await answer(settings, request, method, emit, (principal) => {
      about.principal = principal.id;
    });
  } catch (error) {
    const shown = publicError(error);
    emit({ type: 'failed', status: shown.status, error });
    response = errorResponse(shown, error instanceof Refusal ? error.headers : {});
  }
  return asked === 'HEAD' ? { ...response, body: undefined } : response;
}

/** An error that goes out with headers of its own. */
class Refusal extends ScimError {
  readonly headers: Readonly<Record<string, string>>;

  constructor(error: ScimError, headers: Readonly<Record<string, string>>) {
    super(error.status, error.detail, { scimType: error.scimType, problems: error.problems, cause: error });
    this.headers = headers;
  }
}

async function answer(
  settings: Settings,
  request: ProviderRequest,
  method: string,
  emit: (event: EventDetails) => void,
  onPrincipal: (principal: Principal) => void,
): Promise<ProviderResponse> {
  const { mode, limits, typesByName } = settings;
  const onTolerance: ToleranceListener = (id, where) => emit({ type: 'tolerance', id, where });
  const headers = readHeaders(request.headers);
  const baseUrl = baseUrlOf(settings, request, headers);
  const basePath = pathOf(baseUrl);
  const target = readTarget(request.url, { basePath, mode, length: limits.urlLength, onTolerance });
  const route = target && findRoute(target.segments, settings.resourceTypes, mode, onTolerance);
  const open = route !== undefined && isOpen(settings, route);
  const principal = open ? NOBODY : await authenticate(settings, request, headers);
  onPrincipal(principal);
  if (target === undefined || route === undefined) throw new ScimError(404, 'There is no such endpoint.');
  if (isDiscovery(route)) {
    return answerDiscovery(route, method, { settings, baseUrl, hasFilter: target.parameters.has('filter') });
  }
  const { parameters } = target;
  const tenant = request.tenant ?? settings.tenant;
  const locationOf = createLocationOf(baseUrl, typesByName);
  return run(
    { settings, request, method, headers, parameters, tenant, baseUrl, principal, locationOf, onTolerance, emit },
    route,
  );
}

async function run(
  exchange: Exchange,
  route: Exclude<Route, Parameters<typeof answerDiscovery>[0]>,
): Promise<ProviderResponse> {
  const { settings, request, method, headers, onTolerance } = exchange;
  if (route.kind === 'bulk') return notImplemented('Bulk');
  if (route.kind === 'me') return notImplemented('/Me');
  const methods = methodsOf(route);
  const endpoint = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (endpoint === undefined) {
    return methodNotAllowed(
      method,
      Object.keys(methods).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])),
    );
  }
  const { mode, limits } = settings;
  const bytes = 'type' in route ? bodyBytes(settings, route) : limits.bodyBytes;
  let body = endpoint.readsBody
    ? readJson(request.body, headers, { mode, bytes, depth: limits.bodyDepth, onTolerance })
    : undefined;
  if (settings.policy !== undefined && endpoint.operation !== undefined && 'type' in route) {
    const { tenant, principal } = exchange;
    const said = await settings.policy({
      tenant,
      principal,
      operation: endpoint.operation,
      resourceType: route.type,
      id: 'id' in route ? route.id : undefined,
      body,
      context: request.context,
    });
    if (said?.refuse !== undefined) throw new Refusal(said.refuse, said.headers ?? {});
    if (said !== undefined && 'body' in said) body = said.body;
  }
  return endpoint.run(exchange, body);
}

async function authenticate(settings: Settings, request: ProviderRequest, headers: RequestHeaders): Promise<Principal> {
  const tenant = request.tenant ?? settings.tenant;
  const token = bearerToken(headers.get('authorization'));
  const principal = await settings.authenticate({ tenant, token, headers, context: request.context });
  if (principal !== undefined) return principal;
  const presented = headers.has('authorization');
  const detail = presented
    ? 'The credentials are not valid.'
    : 'Credentials are needed: Authorization: Bearer <token>.';
  const challenge = `Bearer realm="SCIM"${presented ? ', error="invalid_token"' : ''}`;
  throw new Refusal(new ScimError(401, detail), { 'www-authenticate': challenge });
}

function isOpen({ publicDiscovery }: Settings, route: Route): boolean {
  if (publicDiscovery === 'all') return isDiscovery(route);
  return publicDiscovery === 'config' && route.kind === 'config';
}

function baseUrlOf(settings: Settings, request: ProviderRequest, headers: RequestHeaders): string {
  if (request.baseUrl !== undefined) return checkBaseUrl(request.baseUrl);
  if (settings.baseUrl !== undefined) return settings.baseUrl;
  const origin = /^https?:\/\/[^/?#\s]+/i.exec(request.url)?.[0];
  if (origin !== undefined) return origin;
  const host = headers.get('host') ?? '';
  return `http://${/^[A-Za-z0-9.\-_]+(:\d+)?$|^\[[0-9A-Fa-f:.]+\](:\d+)?$/.test(host) ? host : 'localhost'}`;
}

/** The path of a URL, absolute or not, without its query. */
function pathOf(url: string): string {
  return url.replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '');
}

function bodyBytes({ limits, relations }: Settings, { type }: { readonly type: unknown }): number {
  return relations.some(({ owner }) => owner === type) ? limits.relationBodyBytes : limits.bodyBytes;
}

/** Only an estimate for a server that reads the body: every path segment may name the type. */
function bodyLimit(settings: Settings, url: string): number {
  const segments = url
    .replace(/[?#].*$/s, '')
    .toLowerCase()
    .split('/');
  const type = settings.resourceTypes.find(({ endpoint }) => segments.includes(endpoint.slice(1).toLowerCase()));
  return type === undefined ? settings.limits.bodyBytes : bodyBytes(settings, { type });
}
