import { type ResourceType, readResource, replaceResource, valuesEqual } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { checkPreconditions } from '../http/preconditions.ts';
import { readSelection } from '../http/selection.ts';
import { HeldSecrets } from '../secrets/held-secrets.ts';
import { divideResource } from './documents.ts';
import { answerResource, notFound } from './read.ts';
import { withoutRepetitions } from './repetitions.ts';
import { updateResource } from './update-resource.ts';
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
  const { settings, headers, onTolerance } = exchange;
  const selection = readSelection(exchange);
  const { mode, relationIntegrity: integrity } = settings;
  const given = readResource(body, { resourceType: type, mode, context: 'replace', onTolerance });
  const secrets = new HeldSecrets(settings);
  const incoming = secrets.hold(type, withoutRepetitions(type, given));
  const { relations, document: wanted } = divideResource(exchange, type, incoming);
  const outcome = await updateResource(exchange, type, id, secrets, (current) => {
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
