import { type DateTime, fromParts } from './date-time.ts';
import { MONTH_NAMES } from './names.ts';

const MONTH_WORDS = MONTH_NAMES.flatMap((name) => [name, name.slice(0, 3)]).join('|');
const WEEKDAY = '(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*,? +)?';
const TIME =
  '(?:[T ] *(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,16}))?)?(?: *(?<half>am|pm))?)?';
const ZONE = '(?: *(?<zone>Z|GMT|UTC|[+-]\\d{2}(?::?\\d{2})?))?';

/** The orders of year, month and day that are understood without a format. */
const LAYOUTS = [
  '(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})',
  '(?<month>\\d{1,2})[-/.](?<day>\\d{1,2})[-/.](?<year>\\d{4})',
  `(?<day>\\d{1,2})[- ](?<monthName>${MONTH_WORDS})[- ](?<year>\\d{4})`,
  `(?<monthName>${MONTH_WORDS}) +(?<day>\\d{1,2}),? +(?<year>\\d{4})`,
].map((layout) => new RegExp(`^${WEEKDAY}${layout}${TIME}${ZONE}$`, 'i'));

/** No date is longer; the patterns above never see more. */
const LONGEST = 80;

/** Minutes east of UTC of `Z`, `-07:00`, `-0700` or `-07`. */
export function readOffset(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.POSITIVE_INFINITY;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/**
 * Reads a date without a format, as .NET's `DateTime.Parse` does in the invariant culture: ISO 8601 (also a date with an
 * offset and no time, `2020-03-16-07:00`), month first with slashes (`3/16/2020 7:00:00 AM`), and dates with the name
 * of the month.
 *
 * @returns The date, or `undefined` when the text is none.
 */
export function parseDate(text: string): DateTime | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return undefined;
  for (const layout of LAYOUTS) {
    const groups = layout.exec(trimmed)?.groups;
    if (groups === undefined) continue;
    const { year, month, monthName, day, hour, minute, second, fraction, half, zone } = groups;
    const named = MONTH_NAMES.findIndex(
      (name) => name.slice(0, 3).toLowerCase() === monthName?.slice(0, 3).toLowerCase(),
    );
    return fromParts({
      year: Number(year),
      month: month === undefined ? named + 1 : Number(month),
      dayOfMonth: Number(day),
      hour: hourOf(Number(hour ?? 0), half),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      fraction: Number((fraction ?? '').slice(0, 7).padEnd(7, '0')),
      offset: zone === undefined ? undefined : readOffset(zone.toUpperCase()),
    });
  }
  return undefined;
}
