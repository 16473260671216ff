import { type MeasureOptions, measure, type Work } from './measure.ts';
import { type Claim, formatClaim, formatResult, isMet, type Result, type Target } from './report.ts';

export interface Comparison extends MeasureOptions {
  /** What is measured, and against what. */
  readonly name: string;
  readonly ours: Work;
  readonly peer: Work;
  readonly target: Target;
}

let met = 0;
let missed = 0;

/**
 * Measures our work beside a peer's and prints a line; `pnpm bench` fails when a target was missed. Both must do the
 * same: compare their answers before.
 *
 * @example
 * ```ts
 * await compare({
 *   name: 'parse a simple filter, against scim2-parse-filter',
 *   ours: () => parseFilter(next()),
 *   peer: () => parse(next()),
 *   target: { fasterBy: 2 },
 * });
 * ```
 */
export async function compare({ name, ours, peer, target, ...options }: Comparison): Promise<void> {
  const result: Result = { name, target, ...(await measure(ours, peer, options)) };
  note(formatResult(result), isMet(result));
}

/** Prints a line for what was measured; `pnpm bench` fails when it is not what was wanted. */
export function claim(claim: Claim): void {
  note(formatClaim(claim), claim.isMet);
}

function note(line: string, isMet: boolean): void {
  console.log(line);
  if (isMet) met += 1;
  else missed += 1;
}

/** How many comparisons and claims met their target. */
export interface Tally {
  readonly met: number;
  readonly missed: number;
}

/** What was met so far. */
export function tally(): Tally {
  return { met, missed };
}
