import type { ResourceType } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { checkPreconditions } from '../http/preconditions.ts';
import { withoutBody } from '../http/response.ts';
import { notFound } from './read.ts';

/** Deletes a resource, and takes it out of every relation. See [RFC 7644 §3.6](https://www.rfc-editor.org/rfc/rfc7644#section-3.6). */
export async function deleteResourceById(
  exchange: Exchange,
  type: ResourceType,
  id: string,
): Promise<ProviderResponse> {
  const { settings, tenant, headers } = exchange;
  const removed = await settings.store.delete(tenant, type, id, {
    at: settings.now(),
    relations: settings.relations,
    guard: (current) => checkPreconditions(headers, current),
  });
  if (removed === undefined) throw notFound(type, id);
  exchange.emit({ type: 'deleted', resourceType: type.name, id, version: removed.version });
  return withoutBody(204);
}
