import { Readable } from 'node:stream';
import type { Context, Next } from 'koa';
import type { Logger } from 'pino';
import { tapBody } from '../record/answer-tap.ts';
import { type ExchangeFacts, KeptExchange } from '../record/kept-exchange.ts';
import { keepBody, keepHeaders } from '../record/message-parts.ts';
import type { Traffic } from '../record/traffic.ts';
import type { Step } from './chain.ts';
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
export function exchangeLog(traffic: Traffic, journal: JournalPlace, log: Logger, now: () => number): Step {
  let lastHeaders: readonly string[] = [];

  return async function keepExchange(context: Context, next: Next): Promise<void> {
    const at = now();
    await next();
    const duration = now() - at;
    const state = context.state as ExchangeState;
    if (traffic.isKeeping) {
      lastHeaders = keepHeaders(context.req.rawHeaders, lastHeaders);
      traffic.add(new KeptExchange(factsOf(context, state, at, duration)));
    }
    if (log.isLevelEnabled('info')) logExchange(log, context, state, duration);
  };

  function factsOf(context: Context, state: ExchangeState, at: number, duration: number): ExchangeFacts {
    const { tenant, tolerances = none, notes = none } = state;
    // Koa leads to the same values by several steps.
    const { req, res } = context;
    return {
      id: traffic.nextId(),
      at,
      duration,
      tenant: tenant.name,
      basePath: tenant.basePath,
      redactor: tenant.redactor,
      method: req.method ?? '',
      target: context.originalUrl,
      headers: lastHeaders,
      body: keepBody(state.requestBody),
      status: req.socket.destroyed ? 0 : res.statusCode,
      answerHeaders: headersOf(context, state),
      answer: keepAnswer(context),
      tolerances: tolerances === none ? none : [...tolerances],
      notes: notes === none ? none : [...notes],
      changes: state.changes ?? noChanges,
      position: journal.position,
      fault: state.fault,
      replayOf: undefined,
    };
  }
}

/** The headers of an answer: those of the provider, which cost nothing, unless there are others beside them. */
function headersOf({ res }: Context, { answer, fault }: ExchangeState): ExchangeFacts['answerHeaders'] {
  const isWhole = answer !== undefined && answer.status !== 401 && fault === undefined && !res.hasHeader('vary');
  return isWhole ? answer.headers : res.getHeaders();
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
  const { tenant, tolerances = none, notes = none } = state;
  const { method, status } = context;
  const url = tenant.redactor.target(context.originalUrl);
  const what = { method, url, status, duration, tolerances: [...tolerances], notes: [...notes] };
  log.info({ tenant: tenant.name, ...what }, 'request');
}
