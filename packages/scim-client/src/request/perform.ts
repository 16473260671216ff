import { ScimClientError } from '../error/client-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { ScimTimeoutError } from '../error/timeout-error.ts';
import { wait } from './clock.ts';
import { type Context, emit } from './context.ts';
import { type Exchanged, exchange } from './exchange.ts';
import type { Answer, CallOptions, PreparedRequest } from './request.ts';
import { readRetry, retryDelay } from './retry.ts';

/** One call under way. */
interface Call {
  readonly signal: AbortSignal | undefined;
  /** For one attempt, in milliseconds. */
  readonly timeout: number;
  /** For all of them, in milliseconds. */
  readonly deadline: number;
  /** When the call must be done, in milliseconds since 1970. */
  readonly end: number;
  /** What the last attempt was sent with. */
  token?: string | undefined;
}

/** Finds out what became of a change whose answer was lost; `undefined` when it was not carried out. */
export type Recover<R> = (options: CallOptions) => Promise<R | undefined>;

/**
 * Sends a request, again where that is worth it and does no harm, and reads the answer.
 *
 * @param read Reads an answer with success; what it throws is the failure of the call.
 * @param recover Is asked before a change is repeated that may have been carried out.
 * @throws ScimClientError for the last attempt, or the reason of the signal.
 */
export async function perform<R>(
  context: Context,
  request: PreparedRequest,
  options: CallOptions,
  read: (answer: Answer) => R,
  recover?: Recover<R>,
): Promise<R> {
  const { clock } = context;
  const { timeout = context.timeout, deadline = context.deadline, signal } = options;
  const retry = readRetry(options.retry, context.retry);
  const call: Call = { signal, timeout, deadline, end: clock.now() + deadline };
  let outcome: ScimClientError['outcome'] = 'refused';
  let hasNewToken = false;
  for (let attempt = 1; ; attempt += 1) {
    let failure: ScimClientError;
    try {
      const exchanged = await attemptOnce(context, request, call, attempt);
      return read({ ...exchanged, request, attempts: attempt });
    } catch (error) {
      if (!(error instanceof ScimClientError)) throw error;
      failure = error;
    }
    const status = failure instanceof ScimResponseError ? failure.status : undefined;
    if (status === 401 && !hasNewToken && (await context.token.replace(call.token)) !== undefined) {
      hasNewToken = true;
      emit(context, { type: 'tokenRefreshed', ...request.about });
      continue;
    }
    const isHarmless = request.repeatable || recover !== undefined || failure.outcome === 'refused';
    if (failure.outcome === 'unknown') outcome = 'unknown';
    failure.outcome = outcome;
    failure.attempts = attempt;
    const remaining = call.end - clock.now();
    if (recover !== undefined && outcome === 'unknown' && remaining > 0) {
      const found = await recover({ ...options, deadline: remaining });
      if (found !== undefined) return found;
    }
    // An attempt that only had an old token doesn't count.
    const failures = hasNewToken ? attempt - 1 : attempt;
    const delay = retryDelay(failure, failures, retry, context.random);
    const isInTime = delay !== undefined && clock.now() + delay < call.end;
    if (failures > retry.limit || !failure.isTransient || !isHarmless || !isInTime) throw failure;
    emit(context, { type: 'retry', ...request.about, attempt, code: failure.code, status, delay });
    await wait(clock, delay, signal);
  }
}

/** One attempt: waits for a place, then for the answer, each within its time. */
async function attemptOnce(
  context: Context,
  request: PreparedRequest,
  call: Call,
  attempt: number,
): Promise<Exchanged> {
  const { clock, gate } = context;
  if (gate !== undefined) {
    await within(context, request, { ...call, timeout: Number.POSITIVE_INFINITY }, 'refused', (signal) =>
      gate.enter(signal),
    );
  }
  const began = clock.now();
  const about = { ...request.about, attempt };
  try {
    const exchanged = await within(context, request, call, 'unknown', async (signal) => {
      const changed = await context.hooks.beforeRequest?.(request, attempt);
      const known = context.token.get();
      call.token = typeof known === 'object' ? await known : known;
      emit(context, { type: 'request', ...about });
      return exchange(context, changed === undefined ? request : { ...request, ...changed }, call.token, signal);
    });
    emit(context, { type: 'response', ...about, status: exchanged.status, duration: clock.now() - began });
    return exchanged;
  } catch (error) {
    if (error instanceof ScimClientError) {
      const { code, message } = error;
      const status = error instanceof ScimResponseError ? error.status : undefined;
      emit(context, { type: 'failure', ...about, code, status, message, duration: clock.now() - began });
    }
    throw error;
  } finally {
    gate?.leave();
  }
}

/**
 * Does something within the time for it and for the whole call.
 *
 * @param outcome What becomes of the request when the time is up.
 * @throws ScimTimeoutError
 */
async function within<T>(
  { clock }: Context,
  request: PreparedRequest,
  { signal, end, deadline, timeout }: Call,
  outcome: ScimClientError['outcome'],
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const remaining = Math.max(0, end - clock.now());
  const limits = new AbortController();
  const stop = () => limits.abort(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  const giveUp = () => {
    const about = { request: request.about, outcome };
    limits.abort(
      remaining <= timeout
        ? new ScimTimeoutError('deadline', deadline, about)
        : new ScimTimeoutError('timeout', timeout, about),
    );
  };
  const length = Math.min(remaining, timeout);
  const cancel = Number.isFinite(length) ? clock.schedule(giveUp, length) : undefined;
  // A transport that knows no signals must not outlast them. Whatever keeps the signal, as platforms do for a while, must
  // not keep the answer with it, so nothing listens to it any more behind the call.
  let fail = () => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      fail = () => reject(limits.signal.reason);
      limits.signal.addEventListener('abort', fail, { once: true });
      work(limits.signal).then(resolve, reject);
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw limits.signal.aborted ? limits.signal.reason : error;
  } finally {
    cancel?.();
    signal?.removeEventListener('abort', stop);
    limits.signal.removeEventListener('abort', fail);
  }
}
