import { type DateTime, fromParts, partsOf } from './date-time.ts';
import type { FormatToken } from './format-tokens.ts';
import { DAY_NAMES, MONTH_NAMES } from './names.ts';
import { readOffset } from './parse-date.ts';

/** What the white space around and inside a text may be, by the `DateTimeStyles` of .NET. */
export interface WhiteSpace {
  readonly leading: boolean;
  readonly trailing: boolean;
  readonly inner: boolean;
}

/** The parts found so far. */
interface Found {
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
type FieldReader = (text: string, offset: number, count: number, found: Found) => number;

/** A letter that stands once takes one or two digits, a doubled one takes exactly two. */
function digits(
  store: (found: Found, value: number) => void,
  exact?: (count: number) => [number, number],
): FieldReader {
  return (text, offset, count, found) => {
    const [least, most] = exact?.(count) ?? (count === 1 ? [1, 2] : [2, 2]);
    let end = offset;
    while (end < offset + most && /\d/.test(text[end] ?? '')) end++;
    if (end - offset < least) return -1;
    store(found, Number(text.slice(offset, end)));
    return end;
  };
}

function word(words: readonly string[], store: (found: Found, index: number) => void): FieldReader {
  return (text, offset, count, found) => {
    const candidates = count === 3 ? words.map((candidate) => candidate.slice(0, 3)) : words;
    const index = candidates.findIndex(
      (candidate) => text.slice(offset, offset + candidate.length).toLowerCase() === candidate.toLowerCase(),
    );
    if (index === -1) return -1;
    store(found, index);
    return offset + candidates[index]!.length;
  };
}

const readDay = digits((found, value) => {
  found.dayOfMonth = value;
});
const readDayName = word(DAY_NAMES, () => {});
const readMonth = digits((found, value) => {
  found.month = value;
});
const readYear = digits(
  (found, value) => {
    found.year = value;
  },
  (count) => [count, count],
);
const readShortYear = digits((found, value) => {
  found.year = value + (value < 50 ? 2000 : 1900);
});
const readMonthName = word(MONTH_NAMES, (found, index) => {
  found.month = index + 1;
});

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

const FIELD_READERS: ReadonlyMap<string, FieldReader> = new Map<string, FieldReader>([
  ['d', (text, offset, count, found) => (count < 3 ? readDay : readDayName)(text, offset, count, found)],
  ['M', (text, offset, count, found) => (count < 3 ? readMonth : readMonthName)(text, offset, count, found)],
  ['y', (text, offset, count, found) => (count < 3 ? readShortYear : readYear)(text, offset, count, found)],
  [
    'H',
    digits((found, value) => {
      found.hour = value;
    }),
  ],
  [
    'h',
    digits((found, value) => {
      found.hourOfHalf = value;
    }),
  ],
  [
    'm',
    digits((found, value) => {
      found.minute = value;
    }),
  ],
  [
    's',
    digits((found, value) => {
      found.second = value;
    }),
  ],
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
  ['g', (text, offset) => (/^A\.?D\.?/i.exec(text.slice(offset, offset + 4))?.[0].length ?? -1 - offset) + offset],
]);

/**
 * Reads a date by the tokens of a .NET format, as `DateTime.ParseExact` does in the invariant culture.
 *
 * @param today Supplies the date when the format has none.
 * @returns The date, with the offset the text states; or `undefined` when the text does not fit the format.
 */
export function parseExactDate(
  text: string,
  tokens: readonly FormatToken[],
  whiteSpace: WhiteSpace,
  today: () => DateTime,
): DateTime | undefined {
  let input = whiteSpace.leading ? text.trimStart() : text;
  if (whiteSpace.trailing) input = input.trimEnd();
  const found: Found = {};
  let offset = 0;
  for (const [index, token] of tokens.entries()) {
    if (whiteSpace.inner) while (/\s/.test(input[offset] ?? '')) offset++;
    if (token.kind === 'field') {
      offset = FIELD_READERS.get(token.letter)!(input, offset, token.count, found);
    } else if (whiteSpace.inner && token.text.trim() === '') {
      continue;
    } else if (input.startsWith(token.text, offset)) {
      offset += token.text.length;
    } else if (token.text === '.' && isOptionalFraction(tokens[index + 1])) {
      continue;
    } else {
      return undefined;
    }
    if (offset < 0) return undefined;
  }
  return offset === input.length ? assemble(found, today) : undefined;
}

/** The decimal point in front of `F` may be missing together with the fraction. */
function isOptionalFraction(token: FormatToken | undefined): boolean {
  return token?.kind === 'field' && token.letter === 'F';
}

function assemble(found: Found, today: () => DateTime): DateTime | undefined {
  const { month, dayOfMonth, hourOfHalf, afternoon, minute, second, fraction, offset } = found;
  const { year } = found;
  let { hour } = found;
  if (hour === undefined && hourOfHalf !== undefined) {
    if (hourOfHalf < 1 || hourOfHalf > 12) return undefined;
    hour = (hourOfHalf % 12) + (afternoon === true ? 12 : 0);
  }
  const hasDate = year !== undefined || month !== undefined || dayOfMonth !== undefined;
  const base = hasDate ? { year: partsOf(today()).year, month: 1, dayOfMonth: 1 } : partsOf(today());
  return fromParts({
    year: year ?? base.year,
    month: month ?? base.month,
    dayOfMonth: dayOfMonth ?? base.dayOfMonth,
    hour,
    minute,
    second,
    fraction,
    offset,
  });
}
