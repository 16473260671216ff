import type { ScimError, ScimType } from '../error/scim-error.ts';
import { clip, syntaxError } from '../error/syntax-error.ts';
import type { AttributePath } from '../path/attribute-path.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import type { ComparisonValue } from './ast.ts';
import { APOSTROPHE, BACKSLASH, COLON, continuesName, DOT, endsWord, QUOTE, SPACE, startsName } from './characters.ts';

/** What reading a filter or a path may be told. */
export interface SyntaxOptions {
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  /** Told of every tolerance that the text needed. */
  readonly onTolerance?: ToleranceListener | undefined;
}

/** A path to which brackets may still add a condition and a sub-attribute; it is frozen when it is complete. */
export type UnfinishedPath = { -readonly [Key in keyof AttributePath]: AttributePath[Key] };

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

const LITERALS: ReadonlyMap<string, ComparisonValue> = new Map<string, ComparisonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Walks over the text of a filter or a path by character codes, without making tokens.
 *
 * Positions are UTF-16 units. Every method leaves `position` behind what it read, or throws.
 */
export class Scanner {
  readonly text: string;
  readonly #what: string;
  /** The keyword of syntax errors here; the brackets of a path hold a filter. */
  scimType: ScimType;
  readonly #mode: Mode | undefined;
  readonly #onTolerance: ToleranceListener | undefined;
  position = 0;

  constructor(text: string, what: 'filter' | 'path', options: SyntaxOptions) {
    this.text = text;
    this.#what = what;
    this.scimType = what === 'filter' ? 'invalidFilter' : 'invalidPath';
    this.#mode = options.mode;
    this.#onTolerance = options.onTolerance;
  }

  /** Skips spaces and tells whether there was one. */
  spaces(): boolean {
    const start = this.position;
    while (this.text.charCodeAt(this.position) === SPACE) this.position += 1;
    return this.position > start;
  }

  /** Where the word that begins at `start` ends. */
  wordEnd(start: number): number {
    let end = start;
    while (end < this.text.length && !endsWord(this.text.charCodeAt(end))) end += 1;
    return end;
  }

  /** Accepts a departure from the grammar when the mode allows it, and reports it. */
  tolerate(id: ToleranceId, start: number, end: number): boolean {
    if (!allows(this.#mode, id)) return false;
    this.#onTolerance?.(id, this.text.slice(start, end));
    return true;
  }

  fail(start: number, end: number, expected: readonly string[], hint = ''): ScimError {
    return syntaxError(this.scimType, this.#what, this.text, start, end, expected, hint);
  }

  /**
   * Reads `[URI ":"] NAME ["." NAME]`. The URI may hold dots and colons, so the name begins behind the last colon
   * (RFC 7644 §3.10).
   */
  path(): UnfinishedPath {
    const { text } = this;
    const start = this.position;
    let colon = -1;
    let dot = -1;
    let badFrom = -1;
    let end = start;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (continuesName(code)) continue;
      if (code === COLON) {
        colon = end;
        dot = -1;
        badFrom = -1;
      } else if (code === DOT && dot === -1) dot = end;
      else if (endsWord(code)) break;
      else if (badFrom === -1) badFrom = end;
    }
    if (end === start) throw this.fail(start, start + 1, ['an attribute path']);
    const name = Math.max(colon + 1, start);
    const nameEnd = dot === -1 ? end : dot;
    if (badFrom !== -1) {
      const hint = text.charCodeAt(badFrom) === DOT ? ' (a path has at most one sub-attribute)' : '';
      throw this.fail(badFrom, badFrom + 1, ['a letter, digit, "$", "-" or "_"'], hint);
    }
    if (nameEnd === name || !startsName(text.charCodeAt(name))) throw this.fail(name, name + 1, ['an attribute name']);
    if (dot !== -1 && (dot + 1 === end || !startsName(text.charCodeAt(dot + 1)))) {
      throw this.fail(dot + 1, dot + 2, ['a sub-attribute name']);
    }
    if (colon === start) throw this.fail(start, start + 1, ['an attribute path']);
    this.position = end;
    return {
      kind: 'path',
      schema: colon === -1 ? undefined : text.slice(start, colon),
      attribute: text.slice(name, nameEnd),
      filter: undefined,
      subAttribute: dot === -1 ? undefined : text.slice(dot + 1, end),
      start,
      end,
    };
  }

  /** Reads what follows a closing bracket: `.NAME`, or nothing. */
  subAttributeAfterBracket(): string | undefined {
    if (this.text.charCodeAt(this.position) !== DOT) return undefined;
    const start = this.position + 1;
    let end = start;
    while (continuesName(this.text.charCodeAt(end))) end += 1;
    if (end === start || !startsName(this.text.charCodeAt(start))) {
      throw this.fail(start, start + 1, ['a sub-attribute name']);
    }
    this.position = end;
    return this.text.slice(start, end);
  }

  /** Reads a JSON string, number, `true`, `false` or `null`; in lenient mode also a bare word and single quotes. */
  value(): ComparisonValue {
    const start = this.position;
    const code = this.text.charCodeAt(start);
    if (code === QUOTE) return this.#string();
    if (code === APOSTROPHE) return this.#singleQuoted();
    const end = this.wordEnd(start);
    if (end === start) throw this.fail(start, start + 1, ['a value such as "text", 42, true or null']);
    this.position = end;
    NUMBER.lastIndex = start;
    if (NUMBER.test(this.text) && NUMBER.lastIndex === end) {
      const number = Number(this.text.slice(start, end));
      if (!Number.isFinite(number)) throw this.fail(start, end, ['a number within the range of a double']);
      return number;
    }
    const word = this.text.slice(start, end);
    const literal = end - start <= 5 ? LITERALS.get(word.toLowerCase()) : undefined;
    if (literal !== undefined) {
      // JSON knows them in lower case alone.
      if (word === String(literal) || this.tolerate('filter.unquoted-value', start, end)) return literal;
      throw this.fail(start, end, [`${literal} in lower case`]);
    }
    if (this.tolerate('filter.unquoted-value', start, end)) return word;
    throw this.fail(
      start,
      end,
      ['a value such as "text", 42, true or null'],
      `: put quotes around it, "${clip(word)}"`,
    );
  }

  #string(): string {
    const { text } = this;
    const start = this.position;
    let escaped = false;
    let end = start + 1;
    for (; ; end += 1) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        escaped = true;
        end += 1;
      } else if (code < SPACE) {
        throw this.fail(end, end + 1, ['an escape such as \\n instead of a control character']);
      }
      if (end >= text.length)
        throw this.fail(text.length, text.length, ['a closing "'], ` for the text at position ${start + 1}`);
    }
    this.position = end + 1;
    if (!escaped) return text.slice(start + 1, end);
    try {
      return JSON.parse(text.slice(start, end + 1));
    } catch {
      const at = invalidEscape(text, start, end);
      throw this.fail(at, Math.min(at + 2, end), ['a JSON escape such as \\" or \\u00e9']);
    }
  }

  #singleQuoted(): string {
    const start = this.position;
    const close = this.text.indexOf("'", start + 1);
    const end = close === -1 ? this.text.length : close + 1;
    if (close === -1 || !this.tolerate('filter.unquoted-value', start, end)) {
      throw this.fail(start, end, ['a value in double quotes']);
    }
    this.position = end;
    return this.text.slice(start + 1, close);
  }
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
