import { type DateParts, type DateTime, dayOfWeek, partsOf } from './date-time.ts';
import type { FormatToken } from './format-tokens.ts';
import { DAY_NAMES, MONTH_NAMES } from './names.ts';

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function printOffset(minutes: number, count: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const hours = Math.floor(Math.abs(minutes) / 60);
  if (count < 3) return `${sign}${pad(hours, count)}`;
  return `${sign}${pad(hours, 2)}:${pad(Math.abs(minutes) % 60, 2)}`;
}

function printZone(offset: number | undefined): string {
  if (offset === undefined) return '';
  return offset === 0 ? 'Z' : printOffset(offset, 3);
}

type Printer = (parts: Required<DateParts>, count: number, date: DateTime) => string;

const PRINTERS: ReadonlyMap<string, Printer> = new Map<string, Printer>([
  [
    'd',
    ({ dayOfMonth }, count, date) => (count < 3 ? pad(dayOfMonth, count) : name(DAY_NAMES, dayOfWeek(date), count)),
  ],
  ['M', ({ month }, count) => (count < 3 ? pad(month, count) : name(MONTH_NAMES, month - 1, count))],
  ['y', ({ year }, count) => (count < 3 ? pad(year % 100, count) : pad(year, count))],
  ['h', ({ hour }, count) => pad(hour! % 12 === 0 ? 12 : hour! % 12, Math.min(count, 2))],
  ['H', ({ hour }, count) => pad(hour!, Math.min(count, 2))],
  ['m', ({ minute }, count) => pad(minute!, Math.min(count, 2))],
  ['s', ({ second }, count) => pad(second!, Math.min(count, 2))],
  ['f', ({ fraction }, count) => pad(fraction!, 7).slice(0, count)],
  ['F', ({ fraction }, count) => pad(fraction!, 7).slice(0, count).replace(/0+$/, '')],
  ['t', ({ hour }, count) => (hour! < 12 ? 'AM' : 'PM').slice(0, count)],
  ['z', ({ offset }, count) => printOffset(offset ?? 0, count)],
  ['K', ({ offset }) => printZone(offset)],
  // Only reading knows it as a zone.
  ['Z', (_parts, count) => 'Z'.repeat(count)],
  ['g', () => 'A.D.'],
]);

function name(names: readonly string[], index: number, count: number): string {
  return count === 3 ? names[index]!.slice(0, 3) : names[index]!;
}

/** Prints a date by the tokens of a .NET format, in the invariant culture. */
export function printDate(date: DateTime, tokens: readonly FormatToken[]): string {
  const parts = partsOf(date);
  let text = '';
  for (const token of tokens) {
    if (token.kind === 'literal') {
      text += token.text;
      continue;
    }
    const printed = PRINTERS.get(token.letter)!(parts, token.count, date);
    // A fraction that is left out takes the decimal point in front of it along.
    if (token.letter === 'F' && printed === '' && text.endsWith('.')) text = text.slice(0, -1);
    text += printed;
  }
  return text;
}

/** The form in which date functions hand dates to each other: `M/d/yyyy h:mm:ss tt`. */
export function printGeneralDate(date: DateTime): string {
  const { year, month, dayOfMonth, hour, minute, second } = partsOf(date);
  const clock = `${hour! % 12 === 0 ? 12 : hour! % 12}:${pad(minute!, 2)}:${pad(second!, 2)}`;
  return `${month}/${dayOfMonth}/${pad(year, 4)} ${clock} ${hour! < 12 ? 'AM' : 'PM'}`;
}
