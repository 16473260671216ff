import { describe, expect, it } from 'vitest';
import { isUnassigned } from './unassigned.ts';

describe('isUnassigned', () => {
  it.each([undefined, null, '', [], {}, [[]], { a: null, b: [], c: { d: '' } }, [null, '']])(
    'is so for %j',
    (value) => {
      expect(isUnassigned(value)).toBe(true);
    },
  );

  it.each([false, 0, ' ', [0], { a: false }, { a: [{ b: 0 }] }])('is not so for %j', (value) => {
    expect(isUnassigned(value)).toBe(false);
  });

  it('does not follow what nests without end', () => {
    for (const wrap of [(value: unknown) => [value], (value: unknown) => ({ a: value })]) {
      let nested: unknown = [];
      for (let level = 0; level < 100_000; level += 1) nested = wrap(nested);
      expect(isUnassigned(nested)).toBe(false);
    }
  });
});
