import { describe, expect, it } from 'vitest';
import { readHttpDate, readRetryAfter } from './retry-after.ts';

const NOW = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('readRetryAfter', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7_000],
    ['Sun, 06 Nov 1994 08:50:37 GMT', 60_000],
    ['Sunday, 06-Nov-94 08:50:37 GMT', 60_000],
    ['Sun Nov  6 08:50:37 1994', 60_000],
    ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
  ])('reads %j as milliseconds from now (RFC 9110 §10.2.3)', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });

  it.each([
    null,
    '',
    'soon',
    '-1',
    '1.5',
    '1e3',
    'Sun, 06 Nov 1994 08:50:37',
    'Thu, 32 Jan 1994 00:00:00 GMT',
    'Sun, 06 Nov 1994 25:00:00 GMT',
    'Sun, 06 Foo 1994 08:50:37 GMT',
  ])('answers nothing for %j', (header) => {
    expect(readRetryAfter(header, NOW)).toBeUndefined();
  });
});

describe('readHttpDate', () => {
  it('takes a two-digit year that would be far ahead for one of the past', () => {
    expect(readHttpDate('Sunday, 06-Nov-94 08:49:37 GMT')).toBe(NOW);
    expect(readHttpDate('Friday, 06-Nov-30 08:49:37 GMT')).toBe(Date.UTC(2030, 10, 6, 8, 49, 37));
  });

  it('reads a leap second as the one before', () => {
    expect(readHttpDate('Sat, 31 Dec 2016 23:59:60 GMT')).toBe(Date.UTC(2016, 11, 31, 23, 59, 59));
  });
});
