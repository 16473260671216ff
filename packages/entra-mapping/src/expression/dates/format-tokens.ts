/** One piece of a .NET custom format: a run of a pattern letter, or text that stands for itself. */
export type FormatToken =
  | { readonly kind: 'field'; readonly letter: string; readonly count: number }
  | { readonly kind: 'literal'; readonly text: string };

const FIELD_LETTERS = 'dfFghHKmMstyzZ';

/**
 * The standard formats, one letter each, spelled out for the invariant culture.
 *
 * @see [Standard date and time format strings](https://learn.microsoft.com/dotnet/standard/base-types/standard-date-and-time-format-strings)
 */
const STANDARD_FORMATS: ReadonlyMap<string, string> = new Map([
  ['d', 'MM/dd/yyyy'],
  ['D', 'dddd, dd MMMM yyyy'],
  ['f', 'dddd, dd MMMM yyyy HH:mm'],
  ['F', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['g', 'MM/dd/yyyy HH:mm'],
  ['G', 'MM/dd/yyyy HH:mm:ss'],
  ['m', 'MMMM dd'],
  ['M', 'MMMM dd'],
  ['o', "yyyy-MM-dd'T'HH:mm:ss.fffffffK"],
  ['O', "yyyy-MM-dd'T'HH:mm:ss.fffffffK"],
  ['r', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
  ['R', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
  ['s', "yyyy-MM-dd'T'HH:mm:ss"],
  ['t', 'HH:mm'],
  ['T', 'HH:mm:ss'],
  ['u', "yyyy-MM-dd HH:mm:ss'Z'"],
  ['y', 'yyyy MMMM'],
  ['Y', 'yyyy MMMM'],
]);

/**
 * Takes a .NET date format apart.
 *
 * @returns The tokens, or what is wrong with the format.
 * @see [Custom date and time format strings](https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings)
 */
export function readFormat(format: string): readonly FormatToken[] | string {
  if (format === '') return 'the format is empty';
  if (format.length === 1) {
    const standard = STANDARD_FORMATS.get(format);
    return standard === undefined ? `"${format}" alone is no format` : readCustomFormat(standard);
  }
  return readCustomFormat(format);
}

function readCustomFormat(format: string): readonly FormatToken[] | string {
  const tokens: FormatToken[] = [];
  for (let index = 0; index < format.length; ) {
    const character = format[index]!;
    if (character === "'" || character === '"') {
      const close = format.indexOf(character, index + 1);
      if (close === -1) return `the quote (${character}) is not closed`;
      tokens.push({ kind: 'literal', text: format.slice(index + 1, close) });
      index = close + 1;
    } else if (character === '\\') {
      if (index + 1 === format.length) return 'nothing follows the last backslash';
      tokens.push({ kind: 'literal', text: format[index + 1]! });
      index += 2;
    } else if (character === '%') {
      index++;
    } else if (FIELD_LETTERS.includes(character)) {
      let end = index + 1;
      while (format[end] === character) end++;
      if (character.toLowerCase() === 'f' && end - index > 7) return `"${character}" may stand at most seven times`;
      tokens.push({ kind: 'field', letter: character, count: end - index });
      index = end;
    } else {
      tokens.push({ kind: 'literal', text: character });
      index++;
    }
  }
  return tokens;
}
