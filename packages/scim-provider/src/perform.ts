import { type ResourceType, readSearchRequest } from 'scim-core';
import { forbidden, isAuthorized, mustBeAuthorized } from './access/authorize.ts';
import type { Operation, PolicyAnswer } from './access/policy.ts';
import type { Endpoint, OperableRoute } from './endpoints.ts';
import { methodsOf } from './endpoints.ts';
import type { Exchange } from './exchange.ts';
import type { ProviderResponse } from './http/message.ts';
import { Refusal } from './http/refusal.ts';
import { withoutBody } from './http/response.ts';

/** What a method of a route does; `undefined` when the route does not have the method. */
export function endpointOf(route: OperableRoute, method: string): Endpoint | undefined {
  const methods = methodsOf(route);
  return Object.hasOwn(methods, method) ? methods[method] : undefined;
}

/**
 * Carries out what the principal may do and the policy lets pass.
 *
 * @param readBody Called once it is certain that the body is wanted.
 */
export function perform(
  exchange: Exchange,
  route: OperableRoute,
  endpoint: Endpoint,
  readBody: () => Promise<unknown>,
): Promise<ProviderResponse> {
  const { authorize, policy } = exchange.settings;
  // Nobody has to be asked for anything.
  if (authorize === undefined && policy === undefined && !endpoint.readsBody) {
    return endpoint.run(exchange, route, undefined);
  }
  return performAsked(exchange, route, endpoint, readBody);
}

async function performAsked(
  exchange: Exchange,
  route: OperableRoute,
  endpoint: Endpoint,
  readBody: () => Promise<unknown>,
): Promise<ProviderResponse> {
  const { operation } = endpoint;
  if (!('type' in route)) return performOnAll(exchange, route, endpoint, readBody);
  const { type } = route;
  const id = 'id' in route ? route.id : undefined;
  const { authorize, policy } = exchange.settings;
  if (authorize !== undefined) await mustBeAuthorized(exchange, operation, type, id);
  const body = await readBody();
  if (policy === undefined) return endpoint.run(exchange, route, body);
  const filter = filterOf(exchange, route, operation, body);
  const said = await askPolicy(exchange, { operation, type, id, body, filter });
  if (said === undefined) return endpoint.run(exchange, route, body);
  if (said.response !== undefined && operation !== 'list') return said.response;
  const wanted = 'body' in said ? said.body : body;
  if (said.instead !== undefined && id !== undefined) {
    return performInstead(exchange, { type, id, asked: operation, instead: said.instead, body: wanted });
  }
  const filters = said.filter === undefined ? exchange.filters : new Map([[type, said.filter]]);
  return endpoint.run({ ...exchange, filters }, route, wanted);
}

/** A query over several types: over those that the principal may list, each of which the policy is asked about. */
async function performOnAll(
  exchange: Exchange,
  route: OperableRoute,
  { operation, run }: Endpoint,
  readBody: () => Promise<unknown>,
): Promise<ProviderResponse> {
  const { resourceTypes } = exchange.settings;
  const isPermitted = await Promise.all(resourceTypes.map((type) => isAuthorized(exchange, operation, type)));
  const types = resourceTypes.filter((_, index) => isPermitted[index]);
  if (types.length === 0) throw forbidden();
  const body = await readBody();
  const filter = filterOf(exchange, route, operation, body);
  const filters = new Map<ResourceType, string>();
  for (const type of types) {
    const said = await askPolicy(exchange, { operation, type, id: undefined, body, filter });
    if (said?.filter !== undefined) filters.set(type, said.filter);
  }
  return run({ ...exchange, types, filters }, route, body);
}

interface Instead {
  readonly type: ResourceType;
  readonly id: string;
  readonly asked: Operation;
  readonly instead: 'read' | 'patch';
  readonly body: unknown;
}

/** Carries out something else on a resource, and answers as if it were what was asked for. */
async function performInstead(
  exchange: Exchange,
  { type, id, asked, instead, body }: Instead,
): Promise<ProviderResponse> {
  const route = { kind: 'resource', type, id } as const;
  const endpoint = endpointOf(route, instead === 'read' ? 'GET' : 'PATCH')!;
  // Preconditions are about the change that was asked for; a read takes place whatever they say.
  const headers = instead === 'read' ? new Map<string, string>() : exchange.headers;
  const response = await endpoint.run({ ...exchange, headers }, route, body);
  return asked === 'patch' || asked === 'delete' ? withoutBody(204) : response;
}

/** The filter of a list, in the URL or in the body of a search. */
function filterOf(
  { parameters, settings }: Exchange,
  { kind }: OperableRoute,
  operation: Operation,
  body: unknown,
): string | undefined {
  if (settings.policy === undefined || operation !== 'list') return undefined;
  const isSearch = kind === 'search' || kind === 'typeSearch';
  return isSearch ? readSearchRequest(body).filter : parameters.get('filter');
}

interface Question {
  readonly operation: Operation;
  readonly type: ResourceType;
  readonly id: string | undefined;
  readonly body: unknown;
  readonly filter: string | undefined;
}

/** @throws Refusal when the policy says so. */
async function askPolicy(
  { settings, request, tenant, principal }: Exchange,
  { type: resourceType, ...asked }: Question,
): Promise<PolicyAnswer | undefined> {
  if (settings.policy === undefined) return undefined;
  const { context } = request;
  const said = await settings.policy({ tenant, principal, resourceType, context, ...asked });
  if (said?.refuse !== undefined) throw new Refusal(said.refuse, said.headers ?? {});
  return said;
}
