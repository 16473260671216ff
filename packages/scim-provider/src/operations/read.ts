import { type ResourceType, ScimError } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { isNotModified } from '../http/preconditions.ts';
import { withBody, withoutBody } from '../http/response.ts';
import { readSelection, type Selection } from '../http/selection.ts';
import { entityTag } from '../identity/entity-tag.ts';
import type { StoredResource } from '../store/resource-store.ts';
import { quoted } from '../text.ts';
import { renderResources } from './render.ts';

/** Reads one resource. See [RFC 7644 §3.4.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.1). */
export async function readResourceById(exchange: Exchange, type: ResourceType, id: string): Promise<ProviderResponse> {
  const { settings, tenant, headers } = exchange;
  const selection = readSelection(exchange);
  const stored = await settings.store.get(tenant, type, id);
  if (stored === undefined) throw notFound(type, id);
  if (isNotModified(headers, stored)) return withoutBody(304, { etag: entityTag(stored.version) });
  return answerResource(exchange, type, stored, selection);
}

/** The error for an id that a type does not have. */
export function notFound(type: ResourceType, id: string): ScimError {
  return new ScimError(404, `There is no ${type.name} with the id ${quoted(id)}.`);
}

/** The headers that go with every representation of one resource. */
export function resourceHeaders(
  { locationOf }: Exchange,
  type: ResourceType,
  { id, version }: StoredResource,
): Readonly<Record<string, string>> {
  return { etag: entityTag(version), location: locationOf(type.name, id) ?? '' };
}

/** The answer that shows one resource. */
export async function answerResource(
  exchange: Exchange,
  type: ResourceType,
  stored: StoredResource,
  selection: Selection,
  status: 200 | 201 = 200,
): Promise<ProviderResponse> {
  const [body = ''] = await renderResources(exchange, type, [stored], selection);
  return withBody(status, body, resourceHeaders(exchange, type, stored));
}
