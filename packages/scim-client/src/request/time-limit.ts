import { positive, UNLIMITED } from '../check-number.ts';
import type { ScimClientError } from '../error/client-error.ts';
import { ScimTimeoutError } from '../error/timeout-error.ts';
import type { Context } from './context.ts';
import type { CallOptions, PreparedRequest } from './request.ts';

/** One call under way. */
export interface Call {
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

/**
 * Begins a call.
 *
 * @throws TypeError for a limit that is no number above 0.
 */
export function beginCall(context: Context, options: CallOptions): Call {
  const timeout = positive('timeout', options.timeout ?? context.timeout);
  const deadline = positive('deadline', options.deadline ?? context.deadline);
  return { signal: options.signal, timeout, deadline, end: context.clock.now() + deadline };
}

/** Options for the requests of one call: each gets what is left of its time. */
export function shareDeadline<O extends CallOptions>({ clock, deadline }: Context, options: O): O {
  const end = clock.now() + (options.deadline ?? deadline);
  return {
    ...options,
    get deadline() {
      return Math.max(1, end - clock.now());
    },
  };
}

/** Begins something, and says when it is done or failed; a signal tells it that nobody waits any more. */
export type Work<T> = (signal: AbortSignal, resolve: (value: T) => void, reject: (reason: unknown) => void) => void;

/**
 * Does something within the time for an attempt and for the whole call.
 *
 * @param outcome What becomes of the request when the time is up.
 * @throws ScimTimeoutError
 */
export function within<T>(
  { clock }: Context,
  request: PreparedRequest,
  call: Call,
  outcome: ScimClientError['outcome'],
  work: Work<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const { signal } = call;
    if (signal?.aborted === true) return reject(signal.reason);
    const limits = new AbortController();
    const settle = () => {
      cancel?.();
      signal?.removeEventListener('abort', stop);
    };
    // A transport that knows no signals must not outlast them, so nothing waits for it to notice.
    const giveUp = (reason: unknown) => {
      settle();
      reject(reason);
      limits.abort(reason);
    };
    const stop = () => giveUp(signal?.reason);
    const remaining = Math.max(0, call.end - clock.now());
    const timeIsUp = () => {
      const limit = remaining <= call.timeout ? 'deadline' : 'timeout';
      giveUp(new ScimTimeoutError(limit, call[limit], { request: request.about, outcome }));
    };
    const length = Math.min(remaining, call.timeout);
    const cancel = length < UNLIMITED ? clock.schedule(timeIsUp, length) : undefined;
    signal?.addEventListener('abort', stop, { once: true });
    work(
      limits.signal,
      (value) => {
        settle();
        resolve(value);
      },
      (reason) => {
        settle();
        reject(reason);
      },
    );
  });
}

/** Does what comes before an attempt, which may take as long as the whole call. */
export function beforehand<T>(context: Context, request: PreparedRequest, call: Call, work: Work<T>): Promise<T> {
  return within(context, request, { ...call, timeout: UNLIMITED }, 'refused', work);
}
