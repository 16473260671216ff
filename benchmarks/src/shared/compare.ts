import { type MeasureOptions, measure, type Work } from './measure.ts';
import { formatResult, isMet, type Result, type Target } from './report.ts';

export interface Comparison extends MeasureOptions {
  /** What is measured, and against what. */
  readonly name: string;
  readonly ours: Work;
  readonly peer: Work;
  readonly target: Target;
}

const results: Result[] = [];

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
  results.push(result);
  console.log(formatResult(result));
}

/** How many comparisons met their target so far. */
export function tally(): { readonly met: number; readonly missed: number } {
  const met = results.filter(isMet).length;
  return { met, missed: results.length - met };
}
