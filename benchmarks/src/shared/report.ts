import type { Measurement } from './measure.ts';

/**
 * What a comparison must come to: at least so many times as fast as the peer (also below 1: 0.7 is "at least 0.7 times
 * the rate"), or at most so many times its time.
 */
export type Target = { readonly fasterBy: number } | { readonly timeAtMost: number };

export interface Result extends Measurement {
  readonly name: string;
  readonly target: Target;
}

export function isMet({ ratio, target }: Result): boolean {
  // Not the other way round: a ratio that is no number meets nothing.
  return 'fasterBy' in target ? ratio >= target.fasterBy : 1 / ratio <= target.timeAtMost;
}

/** One line: what was measured, both times, their ratio with its spread over the rounds, and what was wanted. */
export function formatResult(result: Result): string {
  const { name, ours, peer, ratio, target } = result;
  const [low, high] = result.spread;
  const faster = 'fasterBy' in target;
  const ratios = faster ? [ratio, low, high] : [1 / ratio, 1 / high, 1 / low];
  const [middle = '', from = '', to = ''] = ratios.map((value) => value.toFixed(2));
  const wanted = faster ? `≥ ${target.fasterBy}× as fast` : `≤ ${target.timeAtMost}× the time`;
  const verdict = isMet(result) ? 'ok    ' : 'MISSED';
  return `${verdict}  ${name}: ${formatTime(ours)}, peer ${formatTime(peer)}; ${middle}× (${from}–${to}), wanted ${wanted}`;
}

/** Something that was measured and is no time. */
export interface Claim {
  readonly name: string;
  /** What it came to, in words. */
  readonly found: string;
  readonly wanted: string;
  readonly isMet: boolean;
}

export function formatClaim({ name, found, wanted, isMet }: Claim): string {
  return `${isMet ? 'ok    ' : 'MISSED'}  ${name}: ${found}, wanted ${wanted}`;
}

/** Three digits and a unit, of a time in milliseconds. */
export function formatTime(milliseconds: number): string {
  const units: readonly [string, number][] = [
    ['s', 1e3],
    ['ms', 1],
    ['µs', 1e-3],
  ];
  const [unit, size] = units.find(([, size]) => milliseconds >= size) ?? ['ns', 1e-6];
  return `${Number((milliseconds / size).toPrecision(3))} ${unit}`;
}
