import type { JsonCursor } from './cursor.ts';

const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/**
 * Reads `true`, `false`, `null` or a number and moves behind it.
 *
 * @returns The value, or `undefined` (and no move) when something else stands at the cursor.
 */
export function readWord(cursor: JsonCursor, code: number): number | boolean | null | undefined {
  const { text, at } = cursor;
  if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return readNumber(cursor);
  for (const [word, value] of WORDS) {
    if (code === word.charCodeAt(0) && text.startsWith(word, at) && !continuesWord(text.charCodeAt(at + word.length))) {
      cursor.at = at + word.length;
      return value;
    }
  }
  return undefined;
}

/** A number by [RFC 8259 §6](https://www.rfc-editor.org/rfc/rfc8259#section-6). */
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function readNumber(cursor: JsonCursor): number | undefined {
  const { text, at } = cursor;
  const digit = text.charCodeAt(at) - 0x30;
  // Nearly every number of an export is a matching priority of one digit.
  if (digit >= 0 && digit <= 9 && !continuesWord(text.charCodeAt(at + 1))) {
    cursor.at = at + 1;
    return digit;
  }
  NUMBER.lastIndex = at;
  const match = NUMBER.exec(text)?.[0];
  if (match === undefined || continuesWord(text.charCodeAt(at + match.length))) return undefined;
  cursor.at = at + match.length;
  return Number(match);
}

/** Whether a character would make a word or number longer: a letter, digit, `.`, `_`, `+`, `-` or `$`. */
function continuesWord(code: number): boolean {
  if (code >= 0x30 && code <= 0x39) return true;
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return true;
  return code === 0x2e || code === 0x5f || code === 0x2b || code === 0x2d || code === 0x24;
}
