import { expect, it } from 'vitest';
import { readExpiry } from './expiry.ts';

const now = Date.UTC(2026, 11, 31, 12);

it.each([
  ['12h', '2027-01-01T00:00:00.000Z'],
  ['90d', '2027-03-31T12:00:00.000Z'],
  ['2w', '2027-01-14T12:00:00.000Z'],
  ['2027-01-31', '2027-01-31T00:00:00.000Z'],
  ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ['2027-01-31T08:30Z', '2027-01-31T08:30:00.000Z'],
])('reads %s', (text, expected) => {
  expect(readExpiry(text, now)?.toISOString()).toBe(expected);
});

it.each(['', '0d', 'd', '-1d', '90', '90 d', '90m', '2026-12-31', '2027-02-30', '2027-13-01', 'tomorrow', '1e3d'])(
  'does not take %j',
  (text) => {
    expect(readExpiry(text, now)).toBeUndefined();
  },
);
