import { quoted } from '../text/printable.ts';
import { adviceInside, adviceOutside } from './advice.ts';
import type { JsonCursor } from './cursor.ts';
import { JsonFailure } from './fault.ts';
import type { JsonNode } from './node.ts';

/** The failure for a place where something else was expected: says what was found, and what to do where that is known. */
export function unexpected(cursor: JsonCursor, expected: string, open: JsonNode | undefined): JsonFailure {
  const { text, at } = cursor;
  const opened = open === undefined ? {} : { openedAt: open.start };
  if (at >= text.length) {
    const message = open === undefined ? 'the text ends too early' : `the text ends inside an ${open.kind}`;
    const help = 'the end is missing: download or copy the schema again, as a whole';
    return new JsonFailure('truncated', message, { start: at, end: at, help, ...opened });
  }
  const found = describe(text, at);
  const mismatched = (text[at] === '}' || text[at] === ']') && expected.endsWith('"');
  const details = { start: at, end: at + found.length, ...(mismatched ? opened : {}) };
  const outside = open === undefined ? adviceOutside(text, at, cursor.values <= 1) : undefined;
  const advice = found.help ?? outside ?? adviceInside(text, at, expected);
  const help = advice === undefined ? {} : { help: advice };
  return new JsonFailure('syntax', `found ${found.what}, expected ${expected}`, { ...details, ...help });
}

interface Found {
  readonly what: string;
  readonly length: number;
  readonly help?: string;
}

const IDENTIFIER = /[A-Za-z_$][\w$.-]*/y;
const NUMERAL = /[-+]?[0-9][\w.+-]*/y;

function describe(text: string, at: number): Found {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if ('“”„«»'.includes(character)) {
    const help = 'replace it with a straight quotation mark ("): a word processor or web page changed it';
    return { what: `the typographic quotation mark ${character}`, length: 1, help };
  }
  if ("'‘’`".includes(character)) {
    return {
      what: `the quotation mark ${character}`,
      length: 1,
      help: 'JSON knows only straight double quotation marks (")',
    };
  }
  const identifier = matchAt(IDENTIFIER, text, at);
  if (identifier !== undefined) {
    return { what: `${quoted(identifier)} without quotation marks`, length: identifier.length };
  }
  const numeral = matchAt(NUMERAL, text, at);
  if (numeral !== undefined) return { what: `${quoted(numeral)}, which is no number`, length: numeral.length };
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0) || /[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u.test(character)) {
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return { what: `the character ${name}`, length: character.length };
  }
  return { what: character === '"' ? 'a string' : `"${character}"`, length: character.length };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
