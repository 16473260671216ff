import type { ResourceType } from 'scim-core';
import { forbidden, isAuthorized, mustBeAuthorized } from './access/authorize.ts';
import type { Operation } from './access/policy.ts';
import type { Endpoint, OperableRoute } from './endpoints.ts';
import { methodsOf } from './endpoints.ts';
import type { Exchange } from './exchange.ts';
import type { ProviderResponse } from './http/message.ts';
import { Refusal } from './http/refusal.ts';

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
export async function perform(
  exchange: Exchange,
  route: OperableRoute,
  endpoint: Endpoint,
  readBody: () => Promise<unknown>,
): Promise<ProviderResponse> {
  const { operation } = endpoint;
  if (!('type' in route)) return performOnAll(exchange, endpoint, readBody);
  const id = 'id' in route ? route.id : undefined;
  await mustBeAuthorized(exchange, operation, route.type, id);
  const body = await readBody();
  return endpoint.run(exchange, await askPolicy(exchange, route.type, id, operation, body));
}

/** A query over several types: over those that the principal may list, each of which the policy is asked about. */
async function performOnAll(
  exchange: Exchange,
  { operation, run }: Endpoint,
  readBody: () => Promise<unknown>,
): Promise<ProviderResponse> {
  const { resourceTypes } = exchange.settings;
  const isPermitted = await Promise.all(resourceTypes.map((type) => isAuthorized(exchange, operation, type)));
  const types = resourceTypes.filter((_, index) => isPermitted[index]);
  if (types.length === 0) throw forbidden();
  const body = await readBody();
  for (const type of types) await askPolicy(exchange, type, undefined, operation, body);
  return run({ ...exchange, types }, body);
}

/** @returns The body to go on with. */
async function askPolicy(
  { settings, request, tenant, principal }: Exchange,
  resourceType: ResourceType,
  id: string | undefined,
  operation: Operation,
  body: unknown,
): Promise<unknown> {
  if (settings.policy === undefined) return body;
  const { context } = request;
  const said = await settings.policy({ tenant, principal, operation, resourceType, id, body, context });
  if (said?.refuse !== undefined) throw new Refusal(said.refuse, said.headers ?? {});
  return said !== undefined && 'body' in said ? said.body : body;
}
