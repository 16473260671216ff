import { isGivenUp } from '../state/escrow.ts';
import type { ProvisioningState, QuarantineReason } from '../state/types.ts';

/** How the objects of a job fared, over all its cycles. */
export interface FailureCounts {
  readonly succeeded: number;
  /** Without those whose references failed. */
  readonly failed: number;
  readonly failedReferences: number;
}

const LEAST_FAILURES = 5_000;
const HIGHEST_SHARE = 0.4;
const MOST_FAILURES = 40_000;
const MOST_FAILURES_OF_ANY_KIND = 60_000;

/**
 * Whether so much failed that the job goes into quarantine: from 5,000 failures on, when more than 40 % or more than 40,000
 * failed; references count only for the limit of 60,000.
 *
 * @see [Quarantine status](https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status)
 * @example
 * ```ts
 * import { quarantineBy } from 'entra-planner';
 *
 * quarantineBy({ succeeded: 5_000, failed: 30_000, failedReferences: 0 }); // EncounteredEscrowProportionThreshold
 * quarantineBy({ succeeded: 100_000, failed: 20_000, failedReferences: 0 }); // undefined
 * ```
 */
export function quarantineBy({ succeeded, failed, failedReferences }: FailureCounts): QuarantineReason | undefined {
  const tooMany = 'EncounteredEscrowProportionThreshold';
  if (failed + failedReferences > MOST_FAILURES_OF_ANY_KIND) return tooMany;
  if (failed < LEAST_FAILURES) return undefined;
  return failed > MOST_FAILURES || failed / (failed + succeeded) > HIGHEST_SHARE ? tooMany : undefined;
}

/** Why a job is in quarantine, and what to do about it. */
export interface QuarantineNotice {
  readonly reason: QuarantineReason;
  readonly message: string;
}

/**
 * Says that a job is disabled, because it has been in quarantine for four weeks; `undefined` for one that is not.
 *
 * @see [Quarantine status](https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status)
 */
export function disabledBy(quarantine: ProvisioningState['quarantine'], now: number): QuarantineNotice | undefined {
  if (quarantine === undefined || !isGivenUp(quarantine, now)) return undefined;
  const since = new Date(quarantine.since).toISOString();
  const message = `the job has been in quarantine since ${since}, and Entra disables one after four weeks: nothing was sent. Correct what is wrong, and run with --restart`;
  return { reason: quarantine.reason, message };
}
