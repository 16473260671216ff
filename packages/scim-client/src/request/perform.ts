import { ScimClientError } from '../error/client-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { ScimTimeoutError } from '../error/timeout-error.ts';
import { aboutRequest } from './body.ts';
import { wait } from './clock.ts';
import { type Context, emit } from './context.ts';
import { type Exchanged, exchange } from './exchange.ts';
import type { Answer, CallOptions, PreparedRequest } from './request.ts';
import { mayRetry, type RetryOptions, readRetry, retryDelay } from './retry.ts';

/** How much time and how many attempts a call has left; several requests of one call may share it. */
export interface Budget {
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  /** When the call must be done, in milliseconds since 1970. */
  readonly end: number;
  /** How long the whole call may take. */
  readonly deadline: number;
  readonly retry: RetryOptions;
}

/** Starts the clock of a call. */
export function startBudget(context: Context, options: CallOptions, retry = options.retry): Budget {
  const { timeout = context.timeout, deadline = context.deadline, signal } = options;
  return { signal, timeout, deadline, end: context.clock.now() + deadline, retry: readRetry(retry, context.retry) };
}

/**
 * Sends a request, again where that is worth it and does no harm.
 *
 * @throws ScimClientError for the last attempt, or the reason of the signal.
 */
export async function perform(context: Context, request: PreparedRequest, budget: Budget): Promise<Answer> {
  let uncertain = false;
  let hasNewToken = false;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(context, request, budget, attempt);
    if (outcome.failure === undefined) {
      return { ...outcome.exchanged, request, attempts: attempt, uncertain };
    }
    const { failure, token } = outcome;
    const { url } = aboutRequest(request);
    if (failure instanceof ScimResponseError && failure.status === 401 && !hasNewToken) {
      hasNewToken = true;
      if ((await context.token.replace(token)) !== undefined) {
        emit(context, { type: 'tokenRefreshed', method: request.method, url });
        continue;
      }
    }
    const { retry } = budget;
    const isWorthIt = attempt <= retry.limit && mayRetry(failure, request.repeatable);
    uncertain ||= failure.outcome === 'unknown';
    failure.attempts = attempt;
    if (uncertain) failure.outcome = 'unknown';
    const delay = retryDelay(failure, attempt, retry, context.random);
    const isTooLong =
      delay > Math.max(retry.maxRetryAfter, retry.maxDelay) || context.clock.now() + delay >= budget.end;
    if (!isWorthIt || isTooLong) throw failure;
    const status = failure instanceof ScimResponseError ? failure.status : undefined;
    emit(context, { type: 'retry', method: request.method, url, attempt, code: failure.code, status, delay });
    await wait(context.clock, delay, budget.signal);
  }
}

type Outcome =
  | { readonly failure?: undefined; readonly exchanged: Exchanged }
  | { readonly failure: ScimClientError; readonly token: string | undefined };

/** One attempt: waits for a place, then for the answer, each within its time. */
async function attemptOnce(
  context: Context,
  request: PreparedRequest,
  budget: Budget,
  attempt: number,
): Promise<Outcome> {
  const { clock, gate } = context;
  if (gate !== undefined) {
    const failure = await within(context, request, budget, Number.POSITIVE_INFINITY, (signal) => gate.enter(signal));
    if (failure instanceof ScimClientError) return { failure, token: undefined };
  }
  const began = clock.now();
  const about = { method: request.method, url: request.shownUrl, attempt };
  let token: string | undefined;
  try {
    const result = await within(context, request, budget, budget.timeout, async (signal) => {
      const changed = await context.hooks.beforeRequest?.(request, attempt);
      const known = context.token.get();
      token = typeof known === 'object' ? await known : known;
      if (context.onEvent !== undefined) emit(context, { type: 'request', ...about });
      return exchange(context, changed === undefined ? request : { ...request, ...changed }, token, signal);
    });
    const duration = clock.now() - began;
    if (result instanceof ScimClientError) {
      const status = result instanceof ScimResponseError ? result.status : undefined;
      const { code, message } = result;
      emit(context, { type: 'failure', ...about, code, status, message, duration });
      return { failure: result, token };
    }
    if (context.onEvent !== undefined) emit(context, { type: 'response', ...about, status: result.status, duration });
    return { exchanged: result };
  } finally {
    gate?.leave();
  }
}

/**
 * Does something within the time for it and for the whole call.
 *
 * @returns The error of the client, if there is one; other errors are thrown.
 */
async function within<T>(
  { clock }: Context,
  request: PreparedRequest,
  { signal, end, deadline, ...budget }: Budget,
  timeout: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | ScimClientError> {
  if (isAborted(signal)) throw signal?.reason;
  const remaining = Math.max(0, end - clock.now());
  const isLast = remaining <= timeout;
  const limits = new AbortController();
  const give = () => limits.abort(signal?.reason);
  signal?.addEventListener('abort', give, { once: true });
  const giveUp = () => {
    const [limit, milliseconds] = isLast ? (['deadline', deadline] as const) : (['timeout', budget.timeout] as const);
    limits.abort(new ScimTimeoutError(limit, milliseconds, { request: aboutRequest(request) }));
  };
  const length = Math.min(remaining, timeout);
  const cancel = Number.isFinite(length) ? clock.schedule(giveUp, length) : undefined;
  try {
    // A transport that knows no signals must not outlast them.
    return await Promise.race([work(limits.signal), rejectWhenAborted(limits.signal)]);
  } catch (error) {
    // Read again: it may have been aborted in the meantime.
    if (isAborted(signal)) throw signal?.reason;
    const reason = limits.signal.aborted ? limits.signal.reason : error;
    if (reason instanceof ScimClientError) return reason;
    throw reason;
  } finally {
    cancel?.();
    signal?.removeEventListener('abort', give);
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
