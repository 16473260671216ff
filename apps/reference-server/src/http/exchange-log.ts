import type { Context, Middleware, Next } from 'koa';
import type { Logger } from 'pino';
import { keptBody, record, recordedHeaders } from '../record/request-record.ts';
import type { ExchangeState } from './exchange-state.ts';

/**
 * Keeps and logs every request once it is answered.
 *
 * @param now The clock, in milliseconds since 1970.
 */
export function exchangeLog(log: Logger, now: () => number): Middleware {
  return async function keepExchange(context: Context, next: Next): Promise<void> {
    const at = now();
    const state = context.state as ExchangeState;
    const { name, requests, redactor } = state.tenant;
    await next();

    const { method, status, body } = context;
    const summary = {
      method,
      url: redactor.target(context.originalUrl),
      status,
      duration: now() - at,
      tolerances: [...state.tolerances],
      notes: [...state.notes],
    };
    const sent = state.requestBody;
    const answered = typeof body === 'string' && body.length <= keptBody ? body : undefined;
    record(requests, {
      ...summary,
      at: new Date(at),
      headers: recordedHeaders(context.headers),
      bodyText: sent && sent.length <= keptBody ? redactor.body(Buffer.from(sent).toString()) : undefined,
      // An answer holds no secret attribute by its nature; what an error quotes is replaced once somebody looks.
      responseText: () => answered && redactor.body(answered),
    });
    log.info({ tenant: name, ...summary }, 'request');
  };
}
