import type { Endpoint, OperableRoute } from './endpoints.ts';
import { methodsOf } from './endpoints.ts';
import type { Exchange } from './exchange.ts';
import type { ProviderResponse } from './http/message.ts';
import { Refusal } from './http/refusal.ts';
import type { Operation } from './policy.ts';

/** What a method of a route does; `undefined` when the route does not have the method. */
export function endpointOf(route: OperableRoute, method: string): Endpoint | undefined {
  const methods = methodsOf(route);
  return Object.hasOwn(methods, method) ? methods[method] : undefined;
}

/** Carries out what the policy lets pass. */
export async function perform(
  exchange: Exchange,
  route: OperableRoute,
  endpoint: Endpoint,
  body: unknown,
): Promise<ProviderResponse> {
  if (endpoint.operation === undefined || !('type' in route)) return endpoint.run(exchange, body);
  return endpoint.run(exchange, await askPolicy(exchange, route, endpoint.operation, body));
}

/** @returns The body to go on with. */
async function askPolicy(
  { settings, request, tenant, principal }: Exchange,
  route: Extract<OperableRoute, { readonly type: unknown }>,
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
