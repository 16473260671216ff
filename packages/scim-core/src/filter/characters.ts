/** Character classes of the filter grammar, as UTF-16 codes. */

export const SPACE = 0x20;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const OPEN_PARENTHESIS = 0x28;
export const CLOSE_PARENTHESIS = 0x29;
export const DOT = 0x2e;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;

/** The bit that makes a capital letter of ASCII a small one; no other character becomes a letter by it. */
export const LOWER_CASE = 0x20;

const START = 1;
const PART = 2;
const BREAK = 4;

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  if (/[$A-Za-z]/.test(character)) classes[code] = START | PART;
  else if (/[-_0-9]/.test(character)) classes[code] = PART;
  else if (code <= SPACE || /["'()[\]]/.test(character)) classes[code] = BREAK;
}

/** Letters and `$`, which may begin an attribute name (RFC 7643 §2.1; `$` for `$ref`, EID 8924). */
export function startsName(code: number): boolean {
  return code < 128 && (classes[code]! & START) !== 0;
}

/** Letters, digits, `$`, `-` and `_`. */
export function continuesName(code: number): boolean {
  return code < 128 && (classes[code]! & PART) !== 0;
}

/** Controls, white space, quotes, parentheses and brackets, none of which is part of a path or a bare word. */
export function endsWord(code: number): boolean {
  return code < 128 && (classes[code]! & BREAK) !== 0;
}
