import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  addTicks,
  dayOfWeek,
  fromFileTime,
  fromParts,
  fromUnixMilliseconds,
  partsOf,
  toFileTime,
} from './date-time.ts';
import { readFormat } from './format-tokens.ts';
import { parseDate } from './parse-date.ts';
import { parseExactDate } from './parse-exact.ts';
import { printDate, printGeneralDate } from './print-date.ts';

const instants = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const TOLERANT = { leading: true, trailing: true, inner: false };
const today = () => fromParts({ year: 2026, month: 1, dayOfMonth: 31 })!;

function print(text: string, format: string): string {
  const tokens = readFormat(format);
  if (typeof tokens === 'string') throw new Error(tokens);
  return printDate(parseDate(text)!, tokens);
}

function parse(text: string, format: string, whiteSpace = TOLERANT): string | undefined {
  const tokens = readFormat(format);
  if (typeof tokens === 'string') throw new Error(tokens);
  const date = parseExactDate(text, tokens, whiteSpace, today);
  return date && `${printGeneralDate(date)}${date.offset === undefined ? '' : ` ${date.offset}`}`;
}

describe('calendar', () => {
  it('agrees with the calendar of JavaScript on every day from 1 to 9999', () => {
    fc.assert(
      fc.property(instants, (date) => {
        const ours = fromUnixMilliseconds(date.getTime())!;
        expect(partsOf(ours)).toMatchObject({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          dayOfMonth: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
          fraction: date.getUTCMilliseconds() * 10_000,
        });
        expect(dayOfWeek(ours)).toBe(date.getUTCDay());
        expect(fromParts(partsOf(ours))).toEqual(ours);
      }),
    );
  });

  it('leaves the years 1 to 9999 with undefined', () => {
    const last = fromParts({ year: 9999, month: 12, dayOfMonth: 31 })!;
    expect(addTicks(last, 1, 0)).toBeUndefined();
    expect(addMonths(last, 1)).toBeUndefined();
    expect(addTicks(fromParts({ year: 1, month: 1, dayOfMonth: 1 })!, 0, -1)).toBeUndefined();
    expect(addTicks(last, Number.NaN, 0)).toBeUndefined();
    expect(fromFileTime(-1n)).toBeUndefined();
    expect(fromFileTime(1n << 63n)).toBeUndefined();
  });

  it('turns FILETIME round without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2_650_467_743_999_999_999n }), (fileTime) => {
        expect(toFileTime(fromFileTime(fileTime)!)).toBe(fileTime);
      }),
    );
  });
});

describe('parseDate', () => {
  it.each([
    ['2024-02-29', '2/29/2024 12:00:00 AM', undefined],
    ['2024-02-29T08:09:10.1234567Z', '2/29/2024 8:09:10 AM', 0],
    ['2024-02-29 23:59:59-08:00', '2/29/2024 11:59:59 PM', -480],
    ['2024-02-29+0530', '2/29/2024 12:00:00 AM', 330],
    ['2/9/2024 1:02:03 pm', '2/9/2024 1:02:03 PM', undefined],
    ['12/31/9999 12:00:00 AM', '12/31/9999 12:00:00 AM', undefined],
    ['Thu, 29 Feb 2024 08:00:00 GMT', '2/29/2024 8:00:00 AM', 0],
    [' 29-Feb-2024 ', '2/29/2024 12:00:00 AM', undefined],
    ['May 5 2024', '5/5/2024 12:00:00 AM', undefined],
  ])('reads %j', (text, general, offset) => {
    const date = parseDate(text)!;
    expect(printGeneralDate(date)).toBe(general);
    expect(date.offset).toBe(offset);
  });

  it.each([
    '',
    'soon',
    '2023-02-29',
    '2024-13-01',
    '13/1/2024',
    '2024-01-01T24:00',
    '2024-01-01 13:00 PM',
    '0000-01-01',
    '20240101',
    '1/1/24',
    '2024-01-01+15:00',
  ])('takes %j for no date', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('takes its time by the length of the text only', () => {
    const begin = performance.now();
    for (const text of [' '.repeat(1_000_000), '1'.repeat(1_000_000), `2024-01-01${' '.repeat(1_000_000)}x`])
      parseDate(text);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

describe('formats', () => {
  it.each([
    ['yyyy yyy yy y', '2024 2024 24 24'],
    ['MMMM MMM MM M', 'March Mar 03 3'],
    ['dddd ddd dd d', 'Tuesday Tue 05 5'],
    ['HH H hh h tt t', '13 13 01 1 PM P'],
    ['mm:m:ss:s', '04:4:09:9'],
    ['f ff fff fffffff', '5 50 500 5000000'],
    ['F.FFF', '5.5'],
    ['ss.FFF', '09.5'],
    ['zzz zz z K', '+02:00 +02 +2 +02:00'],
    ['\'at\' HH"h" \\d', 'at 13h d'],
    ['%d', '5'],
    ['s', '2024-03-05T13:04:09'],
    ['o', '2024-03-05T13:04:09.5000000+02:00'],
    ['g', '03/05/2024 13:04'],
  ])('print %s', (format, expected) => {
    expect(print('2024-03-05T13:04:09.5+02:00', format)).toBe(expected);
  });

  it('drop the point in front of a fraction that is none', () => {
    expect(print('2024-03-05T13:04:09Z', 'ss.FFF K')).toBe('09 Z');
  });

  it.each([
    ['20150123105347.1Z', 'yyyyMMddHHmmss.fZ', '1/23/2015 10:53:47 AM 0'],
    ['2024-03-16-07:00', 'yyyy-MM-ddzzz', '3/16/2024 12:00:00 AM -420'],
    ['2024-03-16 7', 'yyyy-MM-dd z', undefined],
    ['2024-03-16 +7', 'yyyy-MM-dd z', '3/16/2024 12:00:00 AM 420'],
    ['1/2/2024 3:04 AM', 'M/d/yyyy h:mm tt', '1/2/2024 3:04:00 AM'],
    ['1/2/2024 3:04 AM', 'M/d/yyyy hh:mm tt', undefined],
    ['1/2/2024 13:04 PM', 'M/d/yyyy h:mm tt', undefined],
    ['12:30 am', 'h:mm tt', '1/31/2026 12:30:00 AM'],
    ['Mar 2024', 'MMM yyyy', '3/1/2024 12:00:00 AM'],
    ['49', 'yy', '1/1/2049 12:00:00 AM'],
    ['50', 'yy', '1/1/1950 12:00:00 AM'],
    ['0050', 'yyyy', '1/1/0050 12:00:00 AM'],
    ['09', 'ss.FFF', '1/31/2026 12:00:09 AM'],
    ['09.25', 'ss.FFF', '1/31/2026 12:00:09 AM'],
    ['2024Z', 'yyyyK', '1/1/2024 12:00:00 AM 0'],
    ['2024', 'yyyyK', '1/1/2024 12:00:00 AM'],
    ['31/02/2024', 'dd/MM/yyyy', undefined],
    ['2024x', 'yyyy', undefined],
    ['', 'yyyy', undefined],
  ])('read %j by %s', (text, format, expected) => {
    expect(parse(text, format)).toBe(expected);
  });

  it('allow white space where the styles say so', () => {
    expect(parse(' 2024 ', 'yyyy')).toBe('1/1/2024 12:00:00 AM');
    expect(parse(' 2024', 'yyyy', { leading: false, trailing: true, inner: false })).toBeUndefined();
    expect(parse('2024  -  05', 'yyyy-MM', { leading: false, trailing: false, inner: true })).toBe(
      '5/1/2024 12:00:00 AM',
    );
  });

  it.each([
    ['', 'the format is empty'],
    ['q', '"q" alone is no format'],
    ["yyyy'", "the quote (') is not closed"],
    ['yyyy\\', 'nothing follows the last backslash'],
    ['ffffffff', '"f" may stand at most seven times'],
  ])('refuse %j', (format, reason) => {
    expect(readFormat(format)).toBe(reason);
  });

  it('read what they print', () => {
    const formats = ['yyyyMMddHHmmss.fffffffZ', 'dddd, dd MMMM yyyy HH:mm:ss.fff', 'M/d/yyyy h:mm:ss.fff tt', 'o'];
    fc.assert(
      fc.property(instants, fc.constantFrom(...formats), (date, format) => {
        const ours = fromUnixMilliseconds(date.getTime())!;
        const tokens = readFormat(format);
        if (typeof tokens === 'string') throw new Error(tokens);
        const read = parseExactDate(printDate(ours, tokens), tokens, TOLERANT, today)!;
        expect({ day: read.day, tick: read.tick }).toEqual({ day: ours.day, tick: ours.tick });
      }),
    );
  });
});
