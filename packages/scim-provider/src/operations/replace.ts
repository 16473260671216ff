import { type ResourceType, readResource, replaceResource, valuesEqual } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { checkPreconditions } from '../http/preconditions.ts';
import { readSelection } from '../http/selection.ts';
import { protectResource } from '../secrets/protect.ts';
import { divideResource } from './documents.ts';
import { answerResource, notFound } from './read.ts';
import { withoutRepetitions } from './repetitions.ts';
import { writtenIn } from './written.ts';

/**
 * Replaces a resource, and never creates one. A body that says what is there already changes nothing.
 *
 * @see [RFC 7644 §3.5.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.1)
 */
export async function replaceResourceById(
  exchange: Exchange,
  type: ResourceType,
  id: string,
  body: unknown,
): Promise<ProviderResponse> {
  const { settings, tenant, headers, onTolerance } = exchange;
  const selection = readSelection(exchange);
  const { mode, store, relationIntegrity: integrity } = settings;
  const given = readResource(body, { resourceType: type, mode, context: 'replace', onTolerance });
  const incoming = await protectResource(settings, type, withoutRepetitions(type, given));
  const { relations, document: wanted } = divideResource(exchange, type, incoming);
  const outcome = await store.update(tenant, type, id, settings.now(), (current) => {
    checkPreconditions(headers, current);
    const document = replaceResource(current.document, wanted, { resourceType: type });
    const changed = !valuesEqual(current.document, document);
    return { document: changed ? document : undefined, relations, integrity };
  });
  if (outcome === undefined) throw notFound(type, id);
  const { after, changed } = outcome;
  exchange.emit({ type: 'replaced', resourceType: type.name, id, version: after.version, changed });
  return answerResource(exchange, type, after, { ...selection, written: writtenIn(type, incoming) });
}
