/** A Latin letter with the marks that Unicode's decomposition puts behind it. */
const MARKED_LATIN = /(\p{Script=Latin})([\u0300-\u036F]+)/gu;

/** Letters that are replaced with or without marks, and do not decompose. */
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['ø', 'oe'],
  ['Ø', 'OE'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['ı', 'i'],
]);

/** Letters that the documented table has only together with a mark. */
const REPLACED_WHEN_MARKED: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'],
  ['Œ', 'OE'],
]);

/** Replaces Latin letters with marks by plain ones, leaving every other script as it is. */
export function normalizeDiacritics(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKED_LATIN, (_match, letter: string) => REPLACED_WHEN_MARKED.get(letter) ?? letter)
    .replace(/[ßæÆøØłŁı]/g, (letter) => REPLACEMENTS.get(letter)!)
    .normalize('NFC');
}
