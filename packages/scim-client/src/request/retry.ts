import type { ScimClientError } from '../error/client-error.ts';
import { ScimResponseError } from '../error/response-error.ts';

/** When and how often a request is sent again. */
export interface RetryOptions {
  /** How often at most, besides the first time. Default 3. */
  readonly limit: number;
  /** The wait before the first repetition, in milliseconds; it doubles each time. Default 300. */
  readonly delay: number;
  /** The longest wait between two attempts, in milliseconds. Default 20,000 (20 seconds). */
  readonly maxDelay: number;
  /**
   * The longest wait that `Retry-After` may ask for, in milliseconds; a call that would have to wait longer fails at once.
   * Default 60,000 (one minute).
   */
  readonly maxRetryAfter: number;
}

export const defaultRetry: RetryOptions = { limit: 3, delay: 300, maxDelay: 20_000, maxRetryAfter: 60_000 };

/** Completes retry options; `false` is "never". */
export function readRetry(given: false | Partial<RetryOptions> | undefined, base: RetryOptions): RetryOptions {
  if (given === undefined) return base;
  if (given === false) return { ...base, limit: 0 };
  const retry = { ...base, ...given };
  for (const [name, value] of Object.entries(retry)) {
    if (!(typeof value === 'number' && value >= 0)) throw new TypeError(`retry.${name} must be a number of 0 or more`);
  }
  return retry;
}

/**
 * How long to wait before the next attempt: what `Retry-After` says, else twice as long as before the last one. Half of
 * that is left to chance, so that clients that failed together don't come back together.
 *
 * @param attempt How many attempts there were.
 * @param random From 0 up to 1.
 * @returns `undefined` when `Retry-After` asks for more than is allowed.
 */
export function retryDelay(
  failure: ScimClientError,
  attempt: number,
  { delay, maxDelay, maxRetryAfter }: RetryOptions,
  random: () => number,
): number | undefined {
  if (failure instanceof ScimResponseError && failure.retryAfter !== undefined) {
    return failure.retryAfter > Math.max(maxRetryAfter, maxDelay) ? undefined : failure.retryAfter;
  }
  const most = Math.min(maxDelay, delay * 2 ** (attempt - 1));
  return Math.round((most * (1 + random())) / 2);
}
