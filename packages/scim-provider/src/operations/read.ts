import { bindFilter, type ResourceType, ScimError } from 'scim-core';
import { isPending } from '../awaitable.ts';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { isNotModified } from '../http/preconditions.ts';
import { withBody, withoutBody } from '../http/response.ts';
import { readSelection, type Selection } from '../http/selection.ts';
import { entityTag } from '../identity/entity-tag.ts';
import type { StoredResource } from '../store/resource-store.ts';
import { quoted } from '../text.ts';
import { readBoundFilter } from './filter.ts';
import { type Projection, projectionOf } from './projection.ts';
import { renderResources } from './render.ts';

/** Reads one resource. See [RFC 7644 §3.4.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.1). */
export async function readResourceById(exchange: Exchange, type: ResourceType, id: string): Promise<ProviderResponse> {
  const { settings, tenant, headers } = exchange;
  const selection = readSelection(exchange);
  const stored = await settings.store.get(tenant, type, id);
  if (stored === undefined) throw notFound(type, id);
  if (!(await isMatched(exchange, type, id))) {
    throw new ScimError(404, `The ${type.name} with the id ${quoted(id)} does not match the filter.`);
  }
  if (isNotModified(headers, stored)) return withoutBody(304, { etag: entityTag(stored.version) });
  return answerResource(exchange, type, stored, selection);
}

/** Whether a resource satisfies the filter of the request, if there is one (RFC 7644 §3.4.2.1). */
async function isMatched(exchange: Exchange, type: ResourceType, id: string): Promise<boolean> {
  const { settings, tenant, parameters, locationOf } = exchange;
  const bound = readBoundFilter(exchange, parameters.get('filter'), type);
  if (bound === undefined) return true;
  const own = bindFilter(`id eq ${JSON.stringify(id)}`, { resourceType: type });
  const { total } = await settings.store.query(tenant, type, {
    ...{ filter: { kind: 'and', filters: [own, bound] }, offset: 0, limit: 0 },
    ...{ relations: settings.relations, locationOf },
  });
  return total > 0;
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
export function answerResource(
  exchange: Exchange,
  type: ResourceType,
  stored: StoredResource,
  selection: Selection,
): Promise<ProviderResponse> {
  return answerProjected(exchange, type, stored, projectionOf(exchange, type, selection));
}

/** The answer that shows a resource to whoever has just created it. */
export function answerCreated(
  exchange: Exchange,
  type: ResourceType,
  stored: StoredResource,
  selection: Selection,
): Promise<ProviderResponse> {
  const projection = projectionOf(exchange, type, selection);
  return answerProjected(exchange, type, stored, projection, { status: 201, owners: projection.unheld });
}

async function answerProjected(
  exchange: Exchange,
  type: ResourceType,
  stored: StoredResource,
  projection: Projection,
  { status, owners }: { readonly status: 200 | 201; readonly owners?: Projection['unheld'] } = { status: 200 },
): Promise<ProviderResponse> {
  const rendered = renderResources(exchange, type, [stored], projection, owners);
  const [body] = isPending(rendered) ? await rendered : rendered;
  return withBody(status, body!, resourceHeaders(exchange, type, stored));
}
