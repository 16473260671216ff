import { ScimError } from 'scim-core';
import type { OperableRoute } from '../endpoints.ts';
import type { Exchange } from '../exchange.ts';
import type { Principal } from './authentication.ts';

/** Who asks for `/Me`. */
export interface MeRequest {
  readonly tenant: string;
  readonly principal: Principal;
  /** {@link ProviderRequest.context}. */
  readonly context: unknown;
}

/** The resource that stands for a principal. */
export interface OwnResource {
  /** The name of the resource type, for example `User`. */
  readonly resourceType: string;
  readonly id: string;
}

/**
 * Tells which resource stands for a principal.
 *
 * @returns `undefined` when there is none; the answer is then 404.
 * @see [RFC 7644 §3.11](https://www.rfc-editor.org/rfc/rfc7644#section-3.11)
 */
export type ResolveMe = (request: MeRequest) => OwnResource | undefined | Promise<OwnResource | undefined>;

/** What `/Me` stands for; `undefined` when the service provider does not have it. */
export async function ownRoute({ settings, tenant, principal, request }: Exchange): Promise<OperableRoute | undefined> {
  if (settings.me === undefined) return undefined;
  const own = await settings.me({ tenant, principal, context: request.context });
  if (own === undefined) throw new ScimError(404, 'There is no resource for who sent this request.');
  const type = settings.typesByName.get(own.resourceType);
  if (type === undefined)
    throw new TypeError(`me answered the resource type "${own.resourceType}", which is not served`);
  return { kind: 'resource', type, id: own.id };
}
