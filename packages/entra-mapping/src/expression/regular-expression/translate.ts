import { CaptureGroups } from './capture-groups.ts';
import { literal, readClass, readEscape, standaloneClass } from './character-class.ts';
import { PatternCursor } from './pattern-cursor.ts';
import { PatternError } from './pattern-error.ts';
import {
  changeOptions,
  GROUP_NAME,
  INLINE_OPTIONS,
  MAXIMUM_GROUP_DEPTH,
  NO_OPTIONS,
  QUANTIFIER,
  UNSUPPORTED_GROUPS,
} from './pattern-syntax.ts';

/** A .NET pattern in the syntax of RE2, with what RE2 has no words for kept beside it. */
export interface TranslatedPattern {
  readonly source: string;
  /** From the number or name of a .NET group to the numbers of the groups of `source` that stand for it. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** The group whose end is the end of the match, when a look-ahead follows it. */
  readonly matchGroup: number | undefined;
  /** The pattern looks behind, which the engine has to be told. */
  readonly looksBehind: boolean;
  /** `\b` or `\B` occur: they agree with .NET for ASCII text only. */
  readonly hasWordBoundary: boolean;
  /** `$` or `\Z` occur: they also match in front of a final line break. */
  readonly hasEndAnchor: boolean;
}

/** How `$` and `\Z` are written: for text with and without a final line break. */
export type EndAnchor = 'text-end' | 'before-final-line-break';

/** One pass over a pattern; every method reads one construct and gives its translation. */
class Translator {
  readonly #cursor: PatternCursor;
  readonly #endAnchor: EndAnchor;
  readonly #groups = new CaptureGroups();
  #options = NO_OPTIONS;
  #lookBehindDepth = 0;
  #hasAlternatives = false;
  #looksBehind = false;
  #hasWordBoundary = false;
  #hasEndAnchor = false;
  #lookAhead: string | undefined;

  constructor(pattern: string, endAnchor: EndAnchor) {
    this.#cursor = new PatternCursor(pattern);
    this.#endAnchor = endAnchor;
  }

  translate(): TranslatedPattern {
    // The first group of the translation is kept free for the match itself where a look-ahead may end the pattern.
    const mayLookAhead = this.#cursor.pattern.includes('(?=');
    if (mayLookAhead) this.#groups.reserve();
    const body = this.#readAlternatives(0);
    if (!this.#cursor.isAtEnd) throw this.#cursor.error('syntax', 'a parenthesis is closed that is not open');
    return {
      source: mayLookAhead ? this.#withLookAhead(body) : body,
      groups: this.#groups.toMap(),
      matchGroup: mayLookAhead ? 1 : undefined,
      looksBehind: this.#looksBehind,
      hasWordBoundary: this.#hasWordBoundary,
      hasEndAnchor: this.#hasEndAnchor,
    };
  }

  /** A look-ahead at the very end is the pattern followed by it, with only the first part being the match. */
  #withLookAhead(body: string): string {
    if (this.#lookAhead === undefined) return `(${body})`;
    if (this.#hasAlternatives) throw this.#cursor.error('unsupported', 'a look-ahead in one of several alternatives');
    return `(${body})(?:${this.#lookAhead})`;
  }

  #readAlternatives(depth: number): string {
    const outside = this.#options;
    let text = '';
    while (!this.#cursor.isAtEnd && this.#cursor.character !== ')') {
      if (this.#lookAhead !== undefined && depth === 0) {
        throw this.#cursor.error('unsupported', 'a look-ahead anywhere but at the end of the pattern');
      }
      if (this.#cursor.skip('|')) {
        if (depth === 0) this.#hasAlternatives = true;
        text += '|';
      } else {
        text += this.#readQuantified(depth);
      }
    }
    this.#options = outside;
    return text;
  }

  #readQuantified(depth: number): string {
    const begin = this.#cursor.offset;
    if (this.#options.ignoreWhiteSpace && this.#cursor.skipWhiteSpace()) return '';
    const atom = this.#readAtom(depth);
    if (this.#options.ignoreWhiteSpace) while (this.#cursor.skipWhiteSpace());
    const quantifier = this.#cursor.readQuantifier();
    if (quantifier === '') return atom;
    if (atom === '') throw new PatternError('syntax', 'a quantifier follows nothing', begin);
    if (this.#cursor.readQuantifier() !== '') throw this.#cursor.error('syntax', 'a quantifier follows a quantifier');
    return atom + quantifier;
  }

  #readAtom(depth: number): string {
    const { character } = this.#cursor;
    switch (character) {
      case '(':
        this.#cursor.offset++;
        return this.#readGroup(depth);
      case '[': {
        const { text, end } = readClass(this.#cursor.pattern, this.#cursor.offset + 1);
        this.#cursor.offset = end;
        return text;
      }
      case '\\':
        return this.#readEscape();
      case '^':
        this.#cursor.offset++;
        return this.#options.multiline ? '(?m:^)' : '\\A';
      case '$':
        this.#cursor.offset++;
        return this.#options.multiline ? '(?m:$)' : this.#end();
      case '.':
        this.#cursor.offset++;
        return this.#options.singleLine ? '(?s:.)' : '[^\\x0a]';
      case '*':
      case '+':
      case '?':
        throw this.#cursor.error('syntax', 'a quantifier follows nothing');
      default: {
        if (character === '{' && this.#cursor.match(QUANTIFIER) !== null) {
          throw this.#cursor.error('syntax', 'a quantifier follows nothing');
        }
        const code = this.#cursor.pattern.codePointAt(this.#cursor.offset)!;
        this.#cursor.offset += String.fromCodePoint(code).length;
        return literal(code);
      }
    }
  }

  #end(): string {
    this.#hasEndAnchor = true;
    return this.#endAnchor === 'text-end' ? '\\z' : '(?m:$)';
  }

  #readEscape(): string {
    const letter = this.#cursor.pattern[this.#cursor.offset + 1] ?? '';
    if (/[1-9k]/.test(letter)) throw this.#cursor.error('unsupported', 'a back-reference');
    if (letter === 'G') throw this.#cursor.error('unsupported', 'the anchor \\G');
    if ('bBAzZ'.includes(letter) && letter !== '') {
      this.#cursor.offset += 2;
      if (letter === 'Z') return this.#end();
      if (letter === 'b' || letter === 'B') this.#hasWordBoundary = true;
      return `\\${letter}`;
    }
    const read = readEscape(this.#cursor.pattern, this.#cursor.offset + 1);
    this.#cursor.offset = read.end;
    return read.kind === 'class' ? standaloneClass(read.items) : literal(read.code);
  }

  #readGroup(depth: number): string {
    const open = this.#cursor.offset - 1;
    if (depth >= MAXIMUM_GROUP_DEPTH) throw new PatternError('limit', 'groups are nested too deep', open);
    if (this.#cursor.pattern[this.#cursor.offset] !== '?') {
      if (this.#options.explicitCapture) return this.#readBody('(?:', depth, open);
      this.#capture(undefined, open);
      return this.#readBody('(', depth, open);
    }
    const name = this.#cursor.match(GROUP_NAME);
    if (name !== null) {
      this.#capture(name[1] ?? name[2], open);
      return this.#readBody('(', depth, open);
    }
    return this.#readSpecialGroup(depth, open);
  }

  #readSpecialGroup(depth: number, open: number): string {
    if (this.#cursor.skip('?#')) {
      const close = this.#cursor.pattern.indexOf(')', this.#cursor.offset);
      if (close === -1) throw new PatternError('syntax', 'a comment is not closed', open);
      this.#cursor.offset = close + 1;
      return '';
    }
    if (this.#cursor.skip('?=')) {
      if (depth > 0) throw new PatternError('unsupported', 'a look-ahead inside a group', open);
      const option = this.#options.ignoreCase ? '(?i)' : '';
      this.#lookAhead = option + this.#readBody('', depth + 1, open).slice(0, -1);
      return '';
    }
    for (const lookBehind of ['?<=', '?<!']) {
      if (this.#cursor.skip(lookBehind)) return this.#readLookBehind(`(${lookBehind}`, depth, open);
    }
    const options = this.#cursor.match(INLINE_OPTIONS);
    if (options !== null) return this.#readOptions(options, depth, open);
    const unsupported = UNSUPPORTED_GROUPS.find(([start]) =>
      this.#cursor.pattern.startsWith(start, this.#cursor.offset),
    );
    if (unsupported !== undefined) throw new PatternError('unsupported', unsupported[1], open);
    if (/^\?[<'][\w]*-/.test(this.#cursor.pattern.slice(this.#cursor.offset, this.#cursor.offset + 80))) {
      throw new PatternError('unsupported', 'a balancing group', open);
    }
    throw new PatternError('syntax', 'a group begins with (? and no known letter', open);
  }

  #readLookBehind(start: string, depth: number, open: number): string {
    this.#looksBehind = true;
    this.#lookBehindDepth++;
    const text = this.#readBody(start, depth, open);
    this.#lookBehindDepth--;
    return text;
  }

  #readOptions([, on, off, close]: RegExpExecArray, depth: number, open: number): string {
    const before = this.#options;
    const changed = changeOptions(before, on ?? '', off ?? '');
    this.#options = changed;
    const ignoreCase = changed.ignoreCase === before.ignoreCase ? '' : changed.ignoreCase ? 'i' : '-i';
    if (close === ')') return ignoreCase === '' ? '' : `(?${ignoreCase})`;
    const text = this.#readBody(`(?${ignoreCase}:`, depth, open);
    this.#options = before;
    return text;
  }

  #readBody(start: string, depth: number, open: number): string {
    const body = this.#readAlternatives(depth + 1);
    if (!this.#cursor.skip(')')) throw new PatternError('syntax', 'a parenthesis is not closed', open);
    return `${start}${body})`;
  }

  #capture(name: string | undefined, open: number): void {
    if (this.#lookBehindDepth > 0) throw new PatternError('unsupported', 'a capture inside a look-behind', open);
    if (name === undefined) this.#groups.addUnnamed();
    else this.#groups.add(name);
  }
}

/**
 * Rewrites a .NET regular expression so that a linear-time engine finds the same matches.
 *
 * @throws {PatternError} When the pattern is wrong, or uses what takes backtracking: back-references, negative and inner
 *   look-ahead, atomic, conditional and balancing groups; also class subtraction, Unicode blocks and `\G`.
 * @see [Regular expression language](https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference)
 */
export function translatePattern(pattern: string, endAnchor: EndAnchor = 'text-end'): TranslatedPattern {
  return new Translator(pattern, endAnchor).translate();
}
