import type { JsonCursor } from './cursor.ts';
import { JsonFailure } from './fault.ts';

const SLASH = 0x2f;
const ASTERISK = 0x2a;
const DOT = 0x2e;
const ELLIPSIS = 0x2026;

/**
 * Moves to the next character that is no white space of [RFC 8259 §2](https://www.rfc-editor.org/rfc/rfc8259#section-2),
 * reading across comments and invisible characters that copying from a web page leaves behind.
 *
 * @returns The code of that character, `NaN` at the end of the text.
 */
export function skipTrivia(cursor: JsonCursor): number {
  const { text } = cursor;
  let at = cursor.at;
  let code = text.charCodeAt(at);
  while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(++at);
  cursor.at = at;
  if (code === SLASH || code >= 0x80) return skipUnusual(cursor, code);
  return code;
}

function skipUnusual(cursor: JsonCursor, found: number): number {
  const { text } = cursor;
  const start = cursor.at;
  if (found === SLASH) {
    const end = endOfComment(text, start);
    if (end === -1) return found;
    cursor.fault('comment', start, end);
    cursor.at = end;
    return skipTrivia(cursor);
  }
  if (!isInvisible(found)) return found;
  let end = start + 1;
  while (isInvisible(text.charCodeAt(end))) end++;
  cursor.fault('stray-character', start, end);
  cursor.at = end;
  return skipTrivia(cursor);
}

/** Where the comment that starts here ends, or -1 when no comment starts here. */
function endOfComment(text: string, start: number): number {
  const second = text.charCodeAt(start + 1);
  if (second === SLASH) {
    let end = start + 2;
    for (let code = text.charCodeAt(end); end < text.length && code !== 0x0a && code !== 0x0d; ) {
      code = text.charCodeAt(++end);
    }
    return end;
  }
  if (second !== ASTERISK) return -1;
  const close = text.indexOf('*/', start + 2);
  if (close !== -1) return close + 2;
  throw new JsonFailure('truncated', 'a comment that opens with "/*" is never closed', {
    start,
    end: start + 2,
    help: 'close the comment with "*/" or remove it',
  });
}

/** No-break space, zero-width characters, byte order mark, line and paragraph separators. */
function isInvisible(code: number): boolean {
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200f) || code === 0x2028 || code === 0x2029 || code === 0xfeff;
}

/**
 * Reads across an ellipsis that documentation puts where something was left out: `...`, `..` or `…`.
 *
 * @returns Whether there was one.
 */
export function skipPlaceholder(cursor: JsonCursor, code: number): boolean {
  const { text, at } = cursor;
  let end = at;
  if (code === ELLIPSIS) end = at + 1;
  else if (code === DOT && text.charCodeAt(at + 1) === DOT) {
    while (text.charCodeAt(end) === DOT) end++;
  } else return false;
  cursor.fault('placeholder', at, end);
  cursor.at = end;
  return true;
}
