import type { Context, Middleware, Next } from 'koa';
import type { Logger } from 'pino';
import type { Redactor } from '../record/redact.ts';
import { keptBody, type RecordedRequest, record, recordedHeaders } from '../record/request-record.ts';
import type { Verdict } from '../tokens/verdict.ts';

/** What the steps of answering a request leave for one another. */
export interface ExchangeState {
  /** What the token of the request is worth. */
  verdict?: Verdict;
  /** The body as it came. */
  requestBody?: Uint8Array;
  /** Ids of the tolerances that were needed. */
  tolerances: Set<string>;
}

/** Where requests are kept and logged. */
export interface ExchangeLogParts {
  readonly requests: RecordedRequest[];
  readonly redactor: Redactor;
  readonly log: Logger;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Keeps and logs every request once it is answered. */
export function exchangeLog({ requests, redactor, log, now }: ExchangeLogParts): Middleware {
  return async function keepExchange(context: Context, next: Next): Promise<void> {
    const at = now();
    const state: ExchangeState = { tolerances: new Set() };
    context.state = state;
    await next();

    const { method, status, body } = context;
    const summary = {
      method,
      url: redactor.target(context.originalUrl),
      status,
      duration: now() - at,
      tolerances: [...state.tolerances],
    };
    record(requests, {
      ...summary,
      at: new Date(at),
      headers: recordedHeaders(context.headers),
      bodyText: keptText(state.requestBody && Buffer.from(state.requestBody).toString(), redactor),
      responseText: keptText(typeof body === 'string' ? body : undefined, redactor),
    });
    log.info(summary, 'request');
  };
}

function keptText(text: string | undefined, redactor: Redactor): string | undefined {
  return text === undefined || text.length > keptBody ? undefined : redactor.body(text);
}
