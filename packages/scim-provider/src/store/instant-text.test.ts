import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantText } from './instant-text.ts';

const far = 8_640_000_000_000_000;

it('writes instants as Date does', () => {
  const instants = fc.oneof(
    fc.integer({ min: -far, max: far }),
    fc.integer({ min: -3_000, max: 3_000 }),
    fc.double({ min: -3_000, max: 3_000, noNaN: true }),
    fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 0, 1) + 5_000 }),
  );
  fc.assert(
    fc.property(instants, (instant) => {
      expect(instantText(instant)).toBe(new Date(instant).toISOString());
    }),
  );
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, far + 1_000])('refuses %s', (instant) => {
  expect(() => instantText(instant)).toThrow(RangeError);
  expect(instantText(0)).toBe('1970-01-01T00:00:00.000Z');
});
