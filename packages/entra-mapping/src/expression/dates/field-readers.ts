import { DAY_NAMES, MONTH_NAMES } from './names.ts';
import { readOffset } from './parse-date.ts';

/** The parts found so far. */
export interface FoundParts {
  year?: number;
  month?: number;
  dayOfMonth?: number;
  hour?: number;
  hourOfHalf?: number;
  minute?: number;
  second?: number;
  fraction?: number;
  afternoon?: boolean;
  offset?: number;
}

/** Reads one field at an offset and stores it; gives the offset behind it, or -1 when the text does not fit. */
export type FieldReader = (text: string, offset: number, count: number, found: FoundParts) => number;

/** The parts that are numbers. */
type NumberPart = Exclude<keyof FoundParts, 'afternoon'>;

/** Reads digits into a part; a letter that stands once takes one or two, any longer run takes exactly as many. */
function digits(part: NumberPart): FieldReader {
  return (text, offset, count, found) => {
    const [least, most] = count === 1 ? [1, 2] : [count, count];
    let end = offset;
    while (end < offset + most && /\d/.test(text[end] ?? '')) end++;
    if (end - offset < least) return -1;
    found[part] = Number(text.slice(offset, end));
    return end;
  };
}

/** Like {@link digits}, where a run of more than two letters means no more than two. */
function twoDigits(part: NumberPart): FieldReader {
  const read = digits(part);
  return (text, offset, count, found) => read(text, offset, Math.min(count, 2), found);
}

/** Finds which of some words stands at an offset, in any letter case; three letters mean the short form. */
function findWord(words: readonly string[], text: string, offset: number, count: number): [index: number, end: number] {
  const candidates = count === 3 ? words.map((word) => word.slice(0, 3)) : words;
  const rest = text.slice(offset, offset + 20).toLowerCase();
  const index = candidates.findIndex((candidate) => rest.startsWith(candidate.toLowerCase()));
  return [index, index === -1 ? -1 : offset + candidates[index]!.length];
}

const readDay: FieldReader = (text, offset, count, found) =>
  count < 3 ? digits('dayOfMonth')(text, offset, count, found) : findWord(DAY_NAMES, text, offset, count)[1];

const readMonth: FieldReader = (text, offset, count, found) => {
  if (count < 3) return digits('month')(text, offset, count, found);
  const [index, end] = findWord(MONTH_NAMES, text, offset, count);
  found.month = index + 1;
  return end;
};

const readYear: FieldReader = (text, offset, count, found) => {
  const end = digits('year')(text, offset, count, found);
  if (count < 3 && found.year !== undefined) found.year += found.year < 50 ? 2000 : 1900;
  return end;
};

function readFraction(least: (count: number) => number): FieldReader {
  return (text, offset, count, found) => {
    let end = offset;
    while (end < offset + count && /\d/.test(text[end] ?? '')) end++;
    if (end - offset < least(count)) return -1;
    found.fraction = Number(text.slice(offset, end).padEnd(7, '0'));
    return end;
  };
}

const OFFSET = /[+-]\d{1,2}(?::?\d{2})?/y;

const readZoneOffset: FieldReader = (text, offset, count, found) => {
  OFFSET.lastIndex = offset;
  const match = OFFSET.exec(text)?.[0];
  if (match === undefined || (count >= 3 && match.length < 5)) return -1;
  found.offset = readOffset(/\d{2}/.test(match) ? match : `${match[0]}0${match[1]}`);
  return offset + match.length;
};

/** How each letter of a format is read. */
export const FIELD_READERS: ReadonlyMap<string, FieldReader> = new Map<string, FieldReader>([
  ['d', readDay],
  ['M', readMonth],
  ['y', readYear],
  ['H', twoDigits('hour')],
  ['h', twoDigits('hourOfHalf')],
  ['m', twoDigits('minute')],
  ['s', twoDigits('second')],
  ['f', readFraction((count) => count)],
  ['F', readFraction(() => 0)],
  [
    't',
    (text, offset, count, found) => {
      const half = text.slice(offset, offset + Math.min(count, 2)).toUpperCase();
      if (!['A', 'P', 'AM', 'PM'].includes(half) || half.length !== Math.min(count, 2)) return -1;
      found.afternoon = half.startsWith('P');
      return offset + half.length;
    },
  ],
  ['z', readZoneOffset],
  [
    'K',
    (text, offset, _count, found) => {
      if (text[offset] !== 'Z')
        return /[+-]/.test(text[offset] ?? '') ? readZoneOffset(text, offset, 3, found) : offset;
      found.offset = 0;
      return offset + 1;
    },
  ],
  [
    'Z',
    (text, offset, count, found) => {
      const zone = /^(?:GMT|Z)/i.exec(text.slice(offset, offset + 3))?.[0];
      if (zone === undefined || count > 1) return -1;
      found.offset = 0;
      return offset + zone.length;
    },
  ],
  ['g', (text, offset) => (/^A\.?D\.?/i.exec(text.slice(offset, offset + 4))?.[0].length ?? -1 - offset) + offset],
]);
