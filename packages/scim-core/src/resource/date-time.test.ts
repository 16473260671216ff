import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDateTime, parseDateTime } from './date-time.ts';

describe('isDateTime', () => {
  it.each([
    '2011-05-13T04:42:34Z',
    '2011-05-13T04:42:34.123456789Z',
    '2011-05-13T04:42:34+02:00',
    '2011-05-13T04:42:34',
    '0001-01-28T23:59:59Z',
    '2024-02-29T00:00:00Z',
    '2011-12-31T24:00:00Z',
    '2011-12-31T24:00:00.000Z',
    '2011-05-13T04:42:34+14:00',
    '2011-05-13T04:42:34-14:00',
    '2011-05-13T04:42:34+13:59',
    `2011-05-13T04:42:34.${'1'.repeat(43)}Z`,
  ])('takes %s', (text) => {
    expect(isDateTime(text)).toBe(true);
  });

  it.each([
    '2011-05-13',
    '2011-02-29T00:00:00Z',
    '2011-04-31T00:00:00Z',
    '2011-13-01T00:00:00Z',
    '2011-00-10T00:00:00Z',
    '2011-05-00T00:00:00Z',
    '2011-05-13T24:00:01Z',
    '2011-05-13T24:01:00Z',
    '2011-05-13T24:00:00.5Z',
    '2011-05-13T25:00:00Z',
    '2011-05-13T04:42:34+14:01',
    '2011-05-13T04:42:34-14:01',
    '2011-05-13T04:42:34+13:60',
    '2011-05-13T04:42:34+15:00',
    '2011-01-99T00:00:00Z',
    `2011-05-13T04:42:34.${'1'.repeat(44)}Z`,
    '2011-05-13T04:60:00Z',
    '2011-05-13T04:42:60Z',
    '2011-05-13T04:42:34z',
    ' 2011-05-13T04:42:34Z',
    '2011-05-13T04:42:34Z\n',
    `2011-05-13T04:42:34.${'1'.repeat(60)}Z`,
  ])('refuses %j', (text) => {
    expect(isDateTime(text)).toBe(false);
  });

  it('says of every text what reading it says', () => {
    const number = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
    const text = fc
      .tuple(
        fc.constantFrom('2024', '2023', '1900', '0000', '12024', '-0044', '999'),
        ...[number(13), number(32), number(25), number(61), number(61)],
        fc.constantFrom('', '.5', '.', '.0000000000'),
        fc.constantFrom('Z', '', '+01:00', '+14:30', '-23:00', 'z'),
      )
      .map(([year, month, day, hour, minute, second, rest, zone]) => {
        return `${year}-${month}-${day}T${hour}:${minute}:${second}${rest}${zone}`;
      });
    fc.assert(fc.property(text, (text) => isDateTime(text) === (parseDateTime(text) !== undefined)));
  });
});

describe('parseDateTime', () => {
  const noon = Date.UTC(2011, 4, 13, 12);

  it.each([
    ['2011-05-13T12:00:00Z', noon],
    ['2011-05-13T12:00:00', noon],
    ['2011-05-13T17:30:00+05:30', noon],
    ['2011-05-13T08:30:00-03:30', noon],
    ['2011-05-14T02:00:00+14:00', noon],
    ['2011-05-13T12:00:00.5Z', noon + 500],
    ['2011-05-13T12:00:00.0625Z', noon + 62.5],
    ['2011-05-13T24:00:00.0Z', Date.UTC(2011, 4, 14)],
    ['0044-03-15T00:00:00Z', Date.parse('0044-03-15T00:00:00Z')],
  ])('reads %s as an instant', (text, instant) => {
    expect(parseDateTime(text)).toBe(instant);
  });
});
