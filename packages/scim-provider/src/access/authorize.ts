import { type ResourceType, ScimError } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { Principal } from './authentication.ts';
import type { Operation } from './policy.ts';

/** What a request wants to do: an operation on resources, a bulk request, or looking at the discovery endpoints. */
export type Action = Operation | 'bulk' | 'discover';

/** Who wants to do what, before any of the body is read. */
export interface AuthorizationRequest {
  readonly tenant: string;
  readonly principal: Principal;
  readonly action: Action;
  /** `undefined` for `bulk` and `discover`. Each operation in a bulk request is asked about on its own. */
  readonly resourceType: ResourceType | undefined;
  /** The resource that the path names; `undefined` for `create`, `list`, `bulk` and `discover`. */
  readonly id: string | undefined;
  /** The query of the request by name, such as `filter` and `attributes`. */
  readonly parameters: ReadonlyMap<string, string>;
  /** {@link ProviderRequest.context}. */
  readonly context: unknown;
}

/**
 * Tells whether a principal may do something in a tenant. A query over several types leaves out those that the principal may
 * not list.
 *
 * @returns `false` to answer 403.
 * @throws ScimError to answer otherwise.
 * @see [RFC 7644 §2](https://www.rfc-editor.org/rfc/rfc7644#section-2)
 */
export type Authorize = (request: AuthorizationRequest) => boolean | Promise<boolean>;

type Authorized = Pick<Exchange, 'settings' | 'request' | 'tenant' | 'principal' | 'parameters'>;

/** Whether the principal may do this. */
export async function isAuthorized(
  { settings, request, tenant, principal, parameters }: Authorized,
  action: Action,
  resourceType?: ResourceType,
  id?: string,
): Promise<boolean> {
  if (settings.authorize === undefined) return true;
  const { context } = request;
  return settings.authorize({ tenant, principal, action, resourceType, id, parameters, context });
}

/** @throws ScimError 403 when the principal may not do this. */
export async function mustBeAuthorized(
  exchange: Authorized,
  action: Action,
  resourceType?: ResourceType,
  id?: string,
): Promise<void> {
  if (!(await isAuthorized(exchange, action, resourceType, id))) throw forbidden();
}

/** The error for what a principal may not do; it does not tell whether the resource exists. */
export function forbidden(): ScimError {
  return new ScimError(403, 'Who sent this request may not do that.');
}
