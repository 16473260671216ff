/**
 * A reading of calendar and clock in the range of .NET's `DateTime`: the years 1 to 9999 of the proleptic Gregorian
 * calendar in steps of 100 nanoseconds, with the offset from UTC where one was stated.
 */
export interface DateTime {
  /** Whole days since 0001-01-01. */
  readonly day: number;
  /** Steps of 100 nanoseconds since midnight. */
  readonly tick: number;
  /** Minutes east of UTC; absent where the text named no offset. */
  readonly offset?: number | undefined;
}

/** The parts of a date as a calendar and a clock show them; `month` and `dayOfMonth` count from 1. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly second?: number | undefined;
  /** Steps of 100 nanoseconds within the second. */
  readonly fraction?: number | undefined;
  readonly offset?: number | undefined;
}

export const TICKS_PER_SECOND = 10_000_000;
export const TICKS_PER_MINUTE = 60 * TICKS_PER_SECOND;
export const TICKS_PER_HOUR = 60 * TICKS_PER_MINUTE;
const TICKS_PER_DAY = 24 * TICKS_PER_HOUR;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LAST_DAY = dayNumber(9999, 12, 31);
const UNIX_EPOCH_DAY = dayNumber(1970, 1, 1);
const FILE_TIME_EPOCH_DAY = dayNumber(1601, 1, 1);

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1]!;
}

/** Days from 0001-01-01 to the given date. */
function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const y = year - 1;
  let days = y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfMonth - 1;
  for (let m = 1; m < month; m++) days += daysInMonth(year, m);
  return days;
}

/** Builds a date; `undefined` when a part is out of range. */
export function fromParts(parts: DateParts): DateTime | undefined {
  const { year, month, dayOfMonth, hour = 0, minute = 0, second = 0, fraction = 0, offset } = parts;
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined;
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  if (offset !== undefined && Math.abs(offset) > 14 * 60) return undefined;
  const tick = hour * TICKS_PER_HOUR + minute * TICKS_PER_MINUTE + second * TICKS_PER_SECOND + fraction;
  return { day: dayNumber(year, month, dayOfMonth), tick, offset };
}

/** What a calendar and a clock show for a date. */
export function partsOf({ day, tick, offset }: DateTime): Required<DateParts> {
  let year = Math.floor(day / 365.2425) + 1;
  while (dayNumber(year, 1, 1) > day) year--;
  while (dayNumber(year + 1, 1, 1) <= day) year++;
  let month = 1;
  let rest = day - dayNumber(year, 1, 1);
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month++;
  }
  return {
    year,
    month,
    dayOfMonth: rest + 1,
    hour: Math.floor(tick / TICKS_PER_HOUR),
    minute: Math.floor(tick / TICKS_PER_MINUTE) % 60,
    second: Math.floor(tick / TICKS_PER_SECOND) % 60,
    fraction: tick % TICKS_PER_SECOND,
    offset,
  };
}

/** Day of the week, Sunday being 0. */
export function dayOfWeek({ day }: DateTime): number {
  return (day + 1) % 7;
}

/** Moves a date by days and by steps of 100 nanoseconds; `undefined` beyond the years 1 to 9999. */
export function addTicks(date: DateTime, days: number, ticks: number): DateTime | undefined {
  const sum = date.tick + ticks;
  const day = date.day + days + Math.floor(sum / TICKS_PER_DAY);
  if (!(day >= 0 && day <= LAST_DAY)) return undefined;
  return { day, tick: sum - Math.floor(sum / TICKS_PER_DAY) * TICKS_PER_DAY, offset: date.offset };
}

/** Moves a date by calendar months; a day that the new month lacks becomes its last one. */
export function addMonths(date: DateTime, months: number): DateTime | undefined {
  const parts = partsOf(date);
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  if (!(year >= 1 && year <= 9999)) return undefined;
  const moved = fromParts({ year, month, dayOfMonth: Math.min(parts.dayOfMonth, daysInMonth(year, month)) });
  return moved && { ...moved, tick: date.tick, offset: date.offset };
}

/** The same instant on a clock that shows UTC; a date without an offset is taken as UTC already. */
export function toUtc(date: DateTime): DateTime | undefined {
  return addTicks({ day: date.day, tick: date.tick, offset: 0 }, 0, -(date.offset ?? 0) * TICKS_PER_MINUTE);
}

/** A count of milliseconds since 1970, as JavaScript's `Date` keeps it; `undefined` beyond the years 1 to 9999. */
export function fromUnixMilliseconds(milliseconds: number): DateTime | undefined {
  if (!Number.isFinite(milliseconds)) return undefined;
  const days = Math.floor(milliseconds / 86_400_000);
  const tick = Math.floor(milliseconds - days * 86_400_000) * 10_000;
  return addTicks({ day: UNIX_EPOCH_DAY, tick, offset: 0 }, days, 0);
}

/** The Windows FILETIME of an instant: steps of 100 nanoseconds since 1601, which needs 64 bits. */
export function toFileTime(utc: DateTime): bigint {
  return BigInt(utc.day - FILE_TIME_EPOCH_DAY) * BigInt(TICKS_PER_DAY) + BigInt(utc.tick);
}

/** The instant of a Windows FILETIME; `undefined` when negative or behind the year 9999. */
export function fromFileTime(fileTime: bigint): DateTime | undefined {
  if (fileTime < 0n) return undefined;
  const ticksPerDay = BigInt(TICKS_PER_DAY);
  const days = Number(fileTime / ticksPerDay);
  return addTicks({ day: FILE_TIME_EPOCH_DAY, tick: Number(fileTime % ticksPerDay), offset: 0 }, days, 0);
}
