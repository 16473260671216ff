import type { RunSummary } from '../../reporters/tally.ts';
import type { FailOn } from '../config/config-schema.ts';
import { EXIT_FINDINGS, EXIT_UNUSABLE } from '../exit-codes.ts';

/** When a run has failed. */
export interface Thresholds {
  /** The least severity that counts. */
  readonly failOn: FailOn;
  /** More warnings than these count, too; `undefined` for any number. */
  readonly maxWarnings: number | undefined;
}

/** The exit code of a run. */
export function exitCodeOf(summary: RunSummary, thresholds: Thresholds): number {
  if (summary.unreadable > 0) return EXIT_UNUSABLE;
  return hasTooManyWarnings(summary, thresholds) || countOf(summary, thresholds.failOn) > 0 ? EXIT_FINDINGS : 0;
}

/** Whether warnings are too many. */
export function hasTooManyWarnings({ warnings }: RunSummary, { maxWarnings }: Thresholds): boolean {
  return maxWarnings !== undefined && warnings > maxWarnings;
}

function countOf({ errors, warnings, infos }: RunSummary, failOn: FailOn): number {
  return { error: errors, warning: errors + warnings, info: errors + warnings + infos, never: 0 }[failOn];
}
