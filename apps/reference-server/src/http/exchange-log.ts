import { Readable } from 'node:stream';
import type { Context, Middleware, Next } from 'koa';
import type { Logger } from 'pino';
import { tapBody } from '../record/answer-tap.ts';
import { type ExchangeFacts, KeptExchange } from '../record/kept-exchange.ts';
import { keepBody, keepHeaders } from '../record/message-parts.ts';
import type { Traffic } from '../record/traffic.ts';
import type { ExchangeState, ResourceChange } from './exchange-state.ts';

const none: readonly string[] = [];
const noChanges: readonly ResourceChange[] = [];

/** Knows how far the journal of the store is, at no cost. */
export interface JournalPlace {
  /** The newest change. */
  readonly position: number;
}

/**
 * Keeps and logs every request once it is answered. What is kept is raw but for credentials: secrets are replaced, and
 * everything is read, when somebody looks.
 *
 * @param now The clock, in milliseconds since 1970.
 */
export function exchangeLog(traffic: Traffic, journal: JournalPlace, log: Logger, now: () => number): Middleware {
  return async function keepExchange(context: Context, next: Next): Promise<void> {
    const at = now();
    await next();
    const state = context.state as ExchangeState;
    if (traffic.isKeeping) {
      const { position } = journal;
      traffic.add(new KeptExchange({ ...factsOf(context, state, traffic.nextId(), at, now()), position }));
    }
    if (log.isLevelEnabled('info')) logExchange(log, context, state, now() - at);
  };
}

function factsOf(
  context: Context,
  state: ExchangeState,
  id: number,
  at: number,
  end: number,
): Omit<ExchangeFacts, 'position'> {
  const { tenant, tolerances, notes, requestBody } = state;
  const { req, res } = context;
  return {
    ...{ id, at, duration: end - at },
    tenant: tenant.name,
    basePath: tenant.basePath,
    redactor: tenant.redactor,
    method: context.method,
    target: context.originalUrl,
    headers: keepHeaders(req.rawHeaders),
    body: keepBody(requestBody),
    status: req.socket.destroyed ? 0 : context.status,
    answerHeaders: res.getHeaders(),
    answer: keepAnswer(context),
    tolerances: tolerances.size === 0 ? none : [...tolerances],
    notes: notes.size === 0 ? none : [...notes],
    changes: state.changes ?? noChanges,
    fault: state.fault,
    replayOf: undefined,
  };
}

/** Keeps the body of an answer; one that is sent in pieces is looked at as they pass. */
function keepAnswer(context: Context): ExchangeFacts['answer'] {
  const { body } = context;
  if (typeof body === 'string' || body instanceof Uint8Array) return keepBody(body);
  if (!(body instanceof Readable)) return undefined;
  const { pieces, kept } = tapBody(body);
  context.body = Readable.from(pieces, { objectMode: false });
  return kept;
}

function logExchange(log: Logger, context: Context, state: ExchangeState, duration: number): void {
  const { tenant, tolerances, notes } = state;
  const { method, status } = context;
  const url = tenant.redactor.target(context.originalUrl);
  const what = { method, url, status, duration, tolerances: [...tolerances], notes: [...notes] };
  log.info({ tenant: tenant.name, ...what }, 'request');
}
