import { type DateTime, fromParts, partsOf } from './date-time.ts';
import { FIELD_READERS, type FoundParts } from './field-readers.ts';
import type { FormatToken } from './format-tokens.ts';

/** What the white space around and inside a text may be, by the `DateTimeStyles` of .NET. */
export interface WhiteSpace {
  readonly leading: boolean;
  readonly trailing: boolean;
  readonly inner: boolean;
}

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
  const found: FoundParts = {};
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

function assemble(found: FoundParts, today: () => DateTime): DateTime | undefined {
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
