import { describe, expect, it } from 'vitest';
import { formatClaim, formatResult, formatTime, isMet, type Result } from './report.ts';

const measured: Omit<Result, 'target'> = { name: 'parse', ours: 0.0005, peer: 0.001, ratio: 2, spread: [1.6, 2.5] };

describe('a target', () => {
  it('is met at the least speed that it names, and not below', () => {
    expect(isMet({ ...measured, target: { fasterBy: 2 } })).toBe(true);
    expect(isMet({ ...measured, target: { fasterBy: 2.01 } })).toBe(false);
    expect(isMet({ ...measured, ratio: 0.7, target: { fasterBy: 0.7 } })).toBe(true);
  });

  it('is met at the most time that it names, and not above', () => {
    expect(isMet({ ...measured, target: { timeAtMost: 0.5 } })).toBe(true);
    expect(isMet({ ...measured, target: { timeAtMost: 0.49 } })).toBe(false);
  });

  it('is missed by a measurement that failed', () => {
    expect(isMet({ ...measured, ratio: Number.NaN, target: { fasterBy: 1 } })).toBe(false);
    expect(isMet({ ...measured, ratio: Number.NaN, target: { timeAtMost: 1 } })).toBe(false);
  });
});

it('prints both times, the ratio with its spread, and what was wanted', () => {
  expect(formatResult({ ...measured, target: { fasterBy: 2 } })).toBe(
    'ok      parse: 500 ns, peer 1 µs; 2.00× (1.60–2.50), wanted ≥ 2× as fast',
  );
  expect(formatResult({ ...measured, target: { timeAtMost: 0.4 } })).toBe(
    'MISSED  parse: 500 ns, peer 1 µs; 0.50× (0.40–0.63), wanted ≤ 0.4× the time',
  );
});

it('prints what was found of something else than time', () => {
  const claim = { name: 'heap', found: '1.1×', wanted: '≤ 1.2×', isMet: true };
  expect(formatClaim(claim)).toBe('ok      heap: 1.1×, wanted ≤ 1.2×');
  expect(formatClaim({ ...claim, isMet: false })).toBe('MISSED  heap: 1.1×, wanted ≤ 1.2×');
});

it('prints times with three digits and a fitting unit', () => {
  expect([0.00067, 0.0039, 1.234, 1500].map(formatTime)).toEqual(['670 ns', '3.9 µs', '1.23 ms', '1.5 s']);
});
