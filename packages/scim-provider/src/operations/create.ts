import { type ResourceType, readResource } from 'scim-core';
import { isPending } from '../awaitable.ts';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { readSelection } from '../http/selection.ts';
import { protectResource } from '../secrets/held-secrets.ts';
import { divideResource } from './documents.ts';
import { answerCreated } from './read.ts';
import { withoutRepetitions } from './repetitions.ts';
import { writtenIn } from './written.ts';

/** Creates a resource. See [RFC 7644 §3.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.3). */
export async function createResource(exchange: Exchange, type: ResourceType, body: unknown): Promise<ProviderResponse> {
  const { settings, tenant, onTolerance } = exchange;
  const selection = readSelection(exchange);
  const { mode, store, relationIntegrity: integrity } = settings;
  const given = readResource(body, { resourceType: type, mode, context: 'create', onTolerance });
  const safe = protectResource(settings, type, withoutRepetitions(type, given));
  const resource = isPending(safe) ? await safe : safe;
  const { document, relations } = divideResource(exchange, type, resource);
  const [id, at] = [settings.createId(), settings.now()];
  const stored = await store.create(tenant, type, { id, at, document, relations, integrity });
  exchange.emit({ type: 'created', resourceType: type.name, id: stored.id, version: stored.version });
  const { attributes, excludedAttributes } = selection;
  const written = writtenIn(type, resource);
  return answerCreated(exchange, type, stored, { attributes, excludedAttributes, written });
}
