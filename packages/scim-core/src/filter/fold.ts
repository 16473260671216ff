/** Prepares text for comparison in any letter case. See [RFC 7644 §7.8](https://www.rfc-editor.org/rfc/rfc7644#section-7.8). */

/** Lower case of each ASCII code. */
const LOWER = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) LOWER[code] = String.fromCharCode(code).toLowerCase().charCodeAt(0);

const ASCII = /^[\0-\x7f]*$/;
const SHORT = 32;
const WIDE = /[\uff01-\uff5e\u3000]/g;

/** Whether a text has ASCII characters only, so that folding changes letters and never lengths. */
export function isAscii(text: string): boolean {
  // A call of the regular expression costs more than a few characters.
  if (text.length > SHORT) return ASCII.test(text);
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/**
 * Folds letter case, full-width forms and composition, as the PRECIS profile UsernameCaseMapped of RFC 8265 does: two
 * texts are the same in any case when their folded forms are.
 *
 * Follows Unicode's own lower case and no locale; a final sigma counts as any other sigma.
 */
export function foldCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .replace(WIDE, (wide) => (wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0)))
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}

/** Brings text to composed form, for attributes whose letter case counts. */
export function composed(text: string): string {
  return isAscii(text) ? text : text.normalize('NFC');
}

/** Outcome of {@link matchesAsciiAt} when a character beyond ASCII is met. */
export const BEYOND_ASCII = -1;

/**
 * Compares a part of a text with a folded ASCII key without making strings.
 *
 * @returns 1 when equal, 0 when not, {@link BEYOND_ASCII} when only folding the whole text can tell.
 */
export function matchesAsciiAt(text: string, at: number, key: string): 1 | 0 | typeof BEYOND_ASCII {
  for (let index = 0; index < key.length; index += 1) {
    const code = text.charCodeAt(at + index);
    if (code >= 128) return BEYOND_ASCII;
    if (LOWER[code] !== key.charCodeAt(index)) return 0;
  }
  return 1;
}

/** Whether a value is text whose folded form is an ASCII key. */
export function foldsToAscii(value: unknown, key: string): boolean {
  const { length } = key;
  // Only characters that fold one to one can fold to ASCII, so another length is another text.
  if (typeof value !== 'string' || value.length !== length) return false;
  // Names and ids that are made in a row differ at their end.
  const last = value.charCodeAt(length - 1);
  if (last < 128 && LOWER[last] !== key.charCodeAt(length - 1)) return false;
  const outcome = length < LONG ? matchesAsciiAt(value, 0, key) : matchesAsciiFromEnd(value, key);
  return outcome === BEYOND_ASCII ? foldCase(value) === key : outcome === 1;
}

/** Ids are about this long, and those that are made in a row share their beginning; names and addresses are shorter. */
const LONG = 32;

/** As {@link matchesAsciiAt}, for a text as long as the key. */
function matchesAsciiFromEnd(text: string, key: string): 1 | 0 | typeof BEYOND_ASCII {
  for (let index = key.length - 1; index >= 0; index -= 1) {
    const code = text.charCodeAt(index);
    if (code >= 128) return BEYOND_ASCII;
    if (LOWER[code] !== key.charCodeAt(index)) return 0;
  }
  return 1;
}

/**
 * Orders two texts by Unicode code points, as UTF-8 bytes in a database are ordered; `<` would order by UTF-16 units and
 * put characters beyond the basic plane before U+E000.
 *
 * @returns Negative, zero or positive.
 * @example
 * ```ts
 * import { compareCodePoints } from 'scim-core';
 *
 * compareCodePoints('\u{1f600}', '\uffff') > 0; // true
 * ```
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x !== y) {
      const surrogates = Number(isSurrogate(x)) - Number(isSurrogate(y));
      return surrogates === 0 ? x - y : surrogates;
    }
  }
  return a.length - b.length;
}

/** Half of a character beyond the basic plane, which every other character precedes. */
function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
