import type { ScimError, ScimType } from '../error/scim-error.ts';
import { syntaxError } from '../error/syntax-error.ts';
import type { AttributePath } from '../path/attribute-path.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import { COLON, continuesName, DOT, endsWord, LOWER_CASE, SPACE, startsName } from './characters.ts';

/** What reading a filter or a path may be told. */
export interface SyntaxOptions {
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  /** Told of every tolerance that the text needed. */
  readonly onTolerance?: ToleranceListener | undefined;
}

/** A path to which brackets may still add a condition and a sub-attribute; it is frozen when it is complete. */
export type UnfinishedPath = { -readonly [Key in keyof AttributePath]: AttributePath[Key] };

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

  /** Whether `word`, given in lower case, stands at `start` in any letter case and ends there; makes no string. */
  hasWord(word: string, start: number): boolean {
    const { text } = this;
    const end = start + word.length;
    for (let at = start; at < end; at += 1) {
      if ((text.charCodeAt(at) | LOWER_CASE) !== word.charCodeAt(at - start)) return false;
    }
    return this.endsAt(end);
  }

  /** Whether a word ends at `position`. */
  endsAt(position: number): boolean {
    return position >= this.text.length || endsWord(this.text.charCodeAt(position));
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
    if (!startsName(text.charCodeAt(name))) throw this.fail(name, name + 1, ['an attribute name']);
    if (dot !== -1 && !startsName(text.charCodeAt(dot + 1))) {
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
    if (!startsName(this.text.charCodeAt(start))) {
      throw this.fail(start, start + 1, ['a sub-attribute name']);
    }
    this.position = end;
    return this.text.slice(start, end);
  }
}
