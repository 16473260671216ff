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
  readonly tolerances: Set<string>;
  /** What the vendor profile made of the request, in words: `ignored title`. */
  readonly notes: Set<string>;
  /** Marks a request of the server's own, which no vendor refuses. */
  readonly isOwn?: true;
}

/** The most notes on one request; a hostile body could give one for each of its members. */
const mostNotes = 100;

/** Adds a note on what the vendor profile made of a request. */
export function addNote({ notes }: ExchangeState, note: string): void {
  if (notes.size < mostNotes) notes.add(note);
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
    const state: ExchangeState = { tolerances: new Set(), notes: new Set() };
    context.state = state;
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
    log.info(summary, 'request');
  };
}
