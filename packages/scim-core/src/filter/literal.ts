import { clip } from '../error/syntax-error.ts';
import type { ComparisonValue } from './ast.ts';
import { APOSTROPHE, BACKSLASH, QUOTE, SPACE } from './characters.ts';
import type { Scanner } from './scanner.ts';

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

const LITERALS: ReadonlyMap<string, ComparisonValue> = new Map<string, ComparisonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads a JSON string, number, `true`, `false` or `null`; in lenient mode also a bare word and single quotes. */
export function readLiteral(scanner: Scanner): ComparisonValue {
  const start = scanner.position;
  const code = scanner.text.charCodeAt(start);
  if (code === QUOTE) return readString(scanner);
  if (code === APOSTROPHE) return readSingleQuoted(scanner);
  const end = scanner.wordEnd(start);
  if (end === start) throw scanner.fail(start, start + 1, ['a value such as "text", 42, true or null']);
  scanner.position = end;
  const word = scanner.text.slice(start, end);
  const literal = LITERALS.get(word);
  if (literal !== undefined) return literal;
  if (NUMBER.test(word)) {
    const number = Number(word);
    if (!Number.isFinite(number)) throw scanner.fail(start, end, ['a number within the range of a double']);
    return number;
  }
  const recased = end - start <= 5 ? LITERALS.get(word.toLowerCase()) : undefined;
  if (recased !== undefined) {
    // JSON knows them in lower case alone.
    if (scanner.tolerate('filter.unquoted-value', start, end)) return recased;
    throw scanner.fail(start, end, [`${recased} in lower case`]);
  }
  if (scanner.tolerate('filter.unquoted-value', start, end)) return word;
  throw scanner.fail(
    start,
    end,
    ['a value such as "text", 42, true or null'],
    `: put quotes around it, "${clip(word)}"`,
  );
}

function readString(scanner: Scanner): string {
  const { text } = scanner;
  const start = scanner.position;
  let escaped = false;
  let end = start + 1;
  for (; ; end += 1) {
    const code = text.charCodeAt(end);
    if (code === QUOTE) break;
    if (code === BACKSLASH) {
      escaped = true;
      end += 1;
    } else if (code < SPACE) {
      throw scanner.fail(end, end + 1, ['an escape such as \\n instead of a control character']);
    }
    if (end >= text.length)
      throw scanner.fail(text.length, text.length, ['a closing "'], ` for the text at position ${start + 1}`);
  }
  scanner.position = end + 1;
  if (!escaped) return text.slice(start + 1, end);
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    const at = invalidEscape(text, start, end);
    throw scanner.fail(at, Math.min(at + 2, end), ['a JSON escape such as \\" or \\u00e9']);
  }
}

function readSingleQuoted(scanner: Scanner): string {
  const start = scanner.position;
  const close = scanner.text.indexOf("'", start + 1);
  const end = close === -1 ? scanner.text.length : close + 1;
  if (close === -1 || !scanner.tolerate('filter.unquoted-value', start, end)) {
    throw scanner.fail(start, end, ['a value in double quotes']);
  }
  scanner.position = end;
  return scanner.text.slice(start + 1, close);
}

/** Finds the backslash that makes `JSON.parse` refuse a string whose only fault is an escape. */
function invalidEscape(text: string, start: number, end: number): number {
  const validEscape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
  for (let at = start + 1; at < end; at += 1) {
    if (text.charCodeAt(at) !== BACKSLASH) continue;
    validEscape.lastIndex = at;
    if (!validEscape.test(text)) return at;
    at = validEscape.lastIndex - 1;
  }
  return start;
}
