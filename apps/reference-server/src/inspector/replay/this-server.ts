import type { ExchangeState } from '../../http/exchange-state.ts';
import { tapBody } from '../../record/answer-tap.ts';
import { KeptExchange } from '../../record/kept-exchange.ts';
import { type KeptBody, keepBody } from '../../record/message-parts.ts';
import type { Traffic } from '../../record/traffic.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Destination } from './destination.ts';

/** What sending to a tenant of this server takes. */
export interface ThisServerParts {
  readonly traffic: Traffic;
  readonly journal: { readonly position: number };
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** The root URL that the caller used. */
  readonly root: string;
}

/**
 * Sends requests to a tenant without a connection: it is let in because it comes from inside, so that no token is needed
 * and none is kept for it. What comes of it is kept like any exchange.
 */
export function toTenant(tenant: Tenant, { traffic, journal, now, root }: ThisServerParts): Destination {
  return async ({ method, path, headers, body }, original) => {
    const at = now();
    const baseUrl = root + tenant.basePath;
    const context: ExchangeState = { tenant, verdict: { accepted: true } };
    const sent = body === undefined ? undefined : Buffer.from(body);
    const answer = await tenant.provider.handle({
      ...{ method, url: baseUrl + path, headers, body: sent, baseUrl, context },
    });
    const exchange = new KeptExchange({
      ...{ id: traffic.nextId(), at, duration: now() - at, tenant: tenant.name, basePath: tenant.basePath, method },
      target: tenant.basePath + path,
      headers: Object.entries(headers).flat(),
      body: keepBody(sent),
      status: answer.status,
      answerHeaders: answer.headers,
      answer: await readAnswer(answer.body),
      tolerances: [...(context.tolerances ?? [])],
      notes: [...(context.notes ?? [])],
      changes: context.changes ?? [],
      position: journal.position,
      fault: undefined,
      replayOf: original,
      redactor: tenant.redactor,
    });
    traffic.add(exchange);
    const { headers: answered, body: text } = exchange.response;
    return { status: answer.status, headers: answered, body: text, newExchange: exchange.id };
  };
}

async function readAnswer(
  body: string | Uint8Array | AsyncIterable<string | Uint8Array> | undefined,
): Promise<KeptBody | undefined> {
  // As over a connection, where the end of a line follows.
  if (typeof body === 'string') return keepBody(`${body}\n`);
  if (body === undefined || body instanceof Uint8Array) return keepBody(body);
  const { pieces, kept } = tapBody(body);
  for await (const _piece of pieces);
  return kept();
}
