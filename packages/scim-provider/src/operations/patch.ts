import { type ResourceType, ScimError } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';

/** Changes a resource. See [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2). */
export async function patchResourceById(
  _exchange: Exchange,
  _type: ResourceType,
  _id: string,
  _body: unknown,
): Promise<ProviderResponse> {
  throw new ScimError(501, 'PATCH is not supported yet.');
}
