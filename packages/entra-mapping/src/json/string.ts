import type { JsonCursor } from './cursor.ts';
import { JsonFailure } from './fault.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The characters of [RFC 8259 §7](https://www.rfc-editor.org/rfc/rfc8259#section-7) that may follow a backslash. */
const ESCAPES: Readonly<Record<number, string>> = {
  34: '"',
  47: '/',
  92: '\\',
  98: '\b',
  102: '\f',
  110: '\n',
  114: '\r',
  116: '\t',
};

/**
 * Reads the string whose opening quotation mark is at the cursor, and moves behind its closing one.
 *
 * @returns The value of the string.
 */
export function readString(cursor: JsonCursor): string {
  const { text } = cursor;
  const start = cursor.at + 1;
  let at = start;
  let code = text.charCodeAt(at);
  while (code !== QUOTE && code !== BACKSLASH && code >= 0x20) code = text.charCodeAt(++at);
  if (code === QUOTE) {
    cursor.at = at + 1;
    return text.slice(start, at);
  }
  return readUnusualString(cursor, start, at);
}

/** Goes on with a string that holds an escape, a control character, or no end. */
function readUnusualString(cursor: JsonCursor, start: number, reached: number): string {
  const { text } = cursor;
  let value = '';
  let copied = start;
  let at = reached;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) break;
    if (code === BACKSLASH) {
      value += text.slice(copied, at);
      const unicode = text.charCodeAt(at + 1) === 0x75 ? hex4(text, at + 2) : -1;
      const plain = ESCAPES[text.charCodeAt(at + 1)];
      if (unicode !== -1) {
        value += String.fromCharCode(unicode);
        at += 6;
      } else if (plain !== undefined) {
        value += plain;
        at += 2;
      } else {
        cursor.fault('bad-escape', at, Math.min(at + 2, text.length));
        value += '\\';
        at++;
      }
      copied = at;
    } else if (code >= 0x20) {
      at++;
    } else if (code === 0x0a || code === 0x0d || at >= text.length) {
      throw unclosed(text, start, at);
    } else {
      cursor.fault('control-character', at, at + 1);
      at++;
    }
  }
  cursor.at = at + 1;
  return value + text.slice(copied, at);
}

function unclosed(text: string, start: number, at: number): JsonFailure {
  if (at >= text.length) {
    return new JsonFailure('truncated', 'the text ends inside a string', {
      start: start - 1,
      end: at,
      help: 'the end is missing: download or copy the schema again, as a whole',
    });
  }
  return new JsonFailure('syntax', 'a string is not closed on its line', {
    start: start - 1,
    end: at,
    help: 'add the missing quotation mark; a line break inside a value is written \\n',
  });
}

/** The value of four hexadecimal digits, or -1 when they are something else. */
function hex4(text: string, start: number): number {
  let value = 0;
  for (let at = start; at < start + 4; at++) {
    const code = text.charCodeAt(at);
    const lower = code | 0x20;
    if (code >= 0x30 && code <= 0x39) value = value * 16 + code - 0x30;
    else if (lower >= 0x61 && lower <= 0x66) value = value * 16 + lower - 0x57;
    else return -1;
  }
  return value;
}

/**
 * Reads property names. An export repeats some sixty names thousands of times, so each is kept once: no copy is made for
 * a repeated name, and two equal names are the same string in memory.
 */
export class NameReader {
  private readonly seen: (string | undefined)[] = new Array(256).fill(undefined);

  /** Reads the name whose opening quotation mark is at the cursor, and moves behind its closing one. */
  read(cursor: JsonCursor): string {
    const { text } = cursor;
    const start = cursor.at + 1;
    let at = start;
    let hash = 0;
    let code = text.charCodeAt(at);
    while (code !== QUOTE && code !== BACKSLASH && code >= 0x20) {
      hash = (hash * 31 + code) | 0;
      code = text.charCodeAt(++at);
    }
    if (code !== QUOTE) return readUnusualString(cursor, start, at);
    cursor.at = at + 1;
    const slot = (hash ^ (hash >>> 8) ^ (hash >>> 16)) & 255;
    const known = this.seen[slot];
    if (known !== undefined && known.length === at - start && text.startsWith(known, start)) return known;
    const name = text.slice(start, at);
    this.seen[slot] = name;
    return name;
  }
}
