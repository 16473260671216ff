import type { ScimClientError } from '../error/client-error.ts';
import { ScimNetworkError } from '../error/network-error.ts';
import { ScimProtocolError } from '../error/protocol-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { ScimTimeoutError } from '../error/timeout-error.ts';

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

export const defaultRetry: RetryOptions = Object.freeze({
  limit: 3,
  delay: 300,
  maxDelay: 20_000,
  maxRetryAfter: 60_000,
});

/** Completes retry options; `false` is "never". */
export function readRetry(given: false | Partial<RetryOptions> | undefined, base: RetryOptions): RetryOptions {
  if (given === false) return { ...base, limit: 0 };
  const retry = { ...base, ...given };
  for (const [name, value] of Object.entries(retry)) {
    if (!(typeof value === 'number' && value >= 0)) throw new TypeError(`retry.${name} must be a number of 0 or more`);
  }
  return retry;
}

/** Statuses behind which the next attempt may well succeed. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Whether a failed attempt is worth another one, and does no harm: a change that may have been carried out is only
 * repeated when doing it twice is the same as doing it once.
 *
 * @param repeatable Whether the request may be carried out twice.
 */
export function mayRetry(failure: ScimClientError, repeatable: boolean): boolean {
  const transient =
    failure instanceof ScimNetworkError ||
    (failure instanceof ScimTimeoutError && failure.limit === 'timeout') ||
    failure instanceof ScimProtocolError ||
    (failure instanceof ScimResponseError && TRANSIENT.has(failure.status));
  return transient && (repeatable || failure.outcome === 'refused');
}

/**
 * How long to wait before the next attempt: what `Retry-After` says, else twice as long as before the last one. Half of
 * that is left to chance, so that clients that failed together don't come back together.
 *
 * @param attempt How many attempts there were.
 * @param random From 0 up to 1.
 */
export function retryDelay(
  failure: ScimClientError,
  attempt: number,
  retry: RetryOptions,
  random: () => number,
): number {
  if (failure instanceof ScimResponseError && failure.retryAfter !== undefined) return failure.retryAfter;
  const delay = Math.min(retry.maxDelay, retry.delay * 2 ** (attempt - 1));
  return Math.round(delay / 2 + (delay / 2) * random());
}
