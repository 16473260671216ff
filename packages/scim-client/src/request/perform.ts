import { ScimClientError } from '../error/client-error.ts';
import { type Context, emit } from './context.ts';
import { exchange } from './exchange.ts';
import type { Answer, CallOptions, PreparedRequest } from './request.ts';
import { readRetry, retryDelay } from './retry.ts';
import { beforehand, beginCall, within } from './time-limit.ts';

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
  const { clock, gate, onEvent } = context;
  const retry = readRetry(options.retry, context.retry);
  const call = beginCall(context, options);
  let outcome: ScimClientError['outcome'] = 'refused';
  let hasNewToken = false;
  for (let attempt = 1; ; attempt += 1) {
    let failure: ScimClientError;
    let isInside = false;
    let began = 0;
    const about = () => ({ ...request.about, attempt });
    try {
      if (gate !== undefined) {
        await beforehand<void>(context, request, call, (signal, enter) => gate.enter(signal, enter));
        isInside = true;
      }
      began = clock.now();
      const answer = await within<Answer>(context, request, call, 'unknown', (signal, resolve, reject) => {
        exchange(context, request, call, attempt, signal).then(resolve, reject);
      });
      const result = read(answer);
      if (onEvent !== undefined) {
        emit(context, { type: 'response', ...about(), status: answer.status, duration: clock.now() - began });
      }
      return result;
    } catch (error) {
      if (!(error instanceof ScimClientError)) throw error;
      failure = error;
    } finally {
      if (isInside) gate?.leave();
    }
    const { code, message, status } = failure;
    emit(context, { type: 'failure', ...about(), code, status, message, duration: clock.now() - began });
    if (status === 401 && !hasNewToken) {
      hasNewToken = await beforehand<boolean>(context, request, call, (_, resolve, reject) => {
        context.token.replace(call.token).then(resolve, reject);
      });
      if (hasNewToken) {
        emit(context, { type: 'tokenRefreshed', ...request.about });
        continue;
      }
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
    emit(context, { type: 'retry', ...about(), code, status, delay });
    await beforehand<void>(context, request, call, (signal, resolve) => {
      signal.addEventListener('abort', clock.schedule(resolve, delay), { once: true });
    });
  }
}
