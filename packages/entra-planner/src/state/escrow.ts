import type { Escrow } from './types.ts';

const HOUR = 3_600_000;

/** Hours after the first failure at which an object is tried again; then once a day. */
const RETRIES: readonly number[] = [6, 12, 24];
const LAST_RETRY_DAYS = 28;

/**
 * Puts a failed object aside. It is tried again when it or its mapping changes, and else 6, 12 and 24 hours after it failed
 * first, then once a day for four weeks.
 * Microsoft gives these times for a job; that they hold for each object is inferred.
 *
 * @param now In milliseconds since 1970.
 * @see [Quarantine status](https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status)
 * @example
 * ```ts
 * import { escrowAfter } from 'entra-planner';
 *
 * const failure = { code: 'EntryConflict', message: 'the target answered 409' };
 * const { retryAt } = escrowAfter(undefined, failure, 0);
 * retryAt / 3_600_000; // 6
 * ```
 */
export function escrowAfter(
  before: Escrow | undefined,
  { code, message, digest }: Pick<Escrow, 'code' | 'message' | 'digest'>,
  now: number,
): Escrow {
  const since = before?.since ?? now;
  const attempts = (before?.attempts ?? 0) + 1;
  const hours = RETRIES.find((each) => since + each * HOUR > now);
  const retryAt = hours === undefined ? nextDay(since, now) : since + hours * HOUR;
  return { attempts, since, retryAt, code, message, ...(digest === undefined ? {} : { digest }) };
}

/**
 * Whether an object failed, or a job was in quarantine, for so long that it is given up: four weeks.
 *
 * @param now In milliseconds since 1970.
 *
 * @example
 * ```ts
 * import { escrowAfter, isGivenUp } from 'entra-planner';
 *
 * const day = 24 * 3_600_000;
 * const escrow = escrowAfter(undefined, { code: 'EntryConflict', message: 'the target answered 409' }, 0);
 * isGivenUp(escrow, 27 * day); // false
 * isGivenUp(escrow, 28 * day); // true
 * ```
 */
export function isGivenUp({ since }: Pick<Escrow, 'since'>, now: number): boolean {
  return now - since >= LAST_RETRY_DAYS * 24 * HOUR;
}

function nextDay(since: number, now: number): number {
  const days = Math.floor((now - since) / (24 * HOUR)) + 1;
  return since + days * 24 * HOUR;
}
