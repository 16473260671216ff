import type { QuarantineReason } from '../state/types.ts';

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
