import { literal, readClass, readEscape, standaloneClass } from './character-class.ts';
import { PatternError } from './pattern-error.ts';
import {
  changeOptions,
  GROUP_NAME,
  INLINE_OPTIONS,
  MAXIMUM_GROUP_DEPTH,
  MAXIMUM_REPEAT,
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
  readonly #pattern: string;
  readonly #endAnchor: EndAnchor;
  #offset = 0;
  #options = NO_OPTIONS;
  #captures = 0;
  #unnamed = 0;
  #lookBehindDepth = 0;
  #hasAlternatives = false;
  #looksBehind = false;
  #hasWordBoundary = false;
  #hasEndAnchor = false;
  #lookAhead: string | undefined;
  readonly #numbered = new Map<string, number[]>();
  readonly #named = new Map<string, number[]>();

  constructor(pattern: string, endAnchor: EndAnchor) {
    this.#pattern = pattern;
    this.#endAnchor = endAnchor;
  }

  translate(): TranslatedPattern {
    // The first group of the translation is kept free for the match itself where a look-ahead may end the pattern.
    const mayLookAhead = this.#pattern.includes('(?=');
    if (mayLookAhead) this.#captures = 1;
    const body = this.#readAlternatives(0);
    if (this.#offset < this.#pattern.length) throw this.#error('syntax', 'a parenthesis is closed that is not open');
    return {
      source: mayLookAhead ? this.#withLookAhead(body) : body,
      groups: this.#groups(),
      matchGroup: mayLookAhead ? 1 : undefined,
      looksBehind: this.#looksBehind,
      hasWordBoundary: this.#hasWordBoundary,
      hasEndAnchor: this.#hasEndAnchor,
    };
  }

  /** A look-ahead at the very end is the pattern followed by it, with only the first part being the match. */
  #withLookAhead(body: string): string {
    if (this.#lookAhead === undefined) return `(${body})`;
    if (this.#hasAlternatives) throw this.#error('unsupported', 'a look-ahead in one of several alternatives');
    return `(${body})(?:${this.#lookAhead})`;
  }

  #groups(): Map<string, readonly number[]> {
    const groups = new Map<string, readonly number[]>(this.#numbered);
    let number = 1;
    for (const [name, indexes] of this.#named) {
      while (groups.has(String(number))) number++;
      groups.set(String(number), indexes);
      groups.set(name, indexes);
    }
    return groups;
  }

  #readAlternatives(depth: number): string {
    const outside = this.#options;
    let text = '';
    while (this.#offset < this.#pattern.length && this.#pattern[this.#offset] !== ')') {
      if (this.#lookAhead !== undefined && depth === 0) {
        throw this.#error('unsupported', 'a look-ahead anywhere but at the end of the pattern');
      }
      if (this.#pattern[this.#offset] === '|') {
        this.#offset++;
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
    const begin = this.#offset;
    if (this.#options.ignoreWhiteSpace && this.#skipWhiteSpace()) return '';
    const atom = this.#readAtom(depth);
    if (this.#options.ignoreWhiteSpace) while (this.#skipWhiteSpace());
    const quantifier = this.#readQuantifier();
    if (quantifier === '') return atom;
    if (atom === '') throw new PatternError('syntax', 'a quantifier follows nothing', begin);
    if (this.#readQuantifier() !== '') throw this.#error('syntax', 'a quantifier follows a quantifier');
    return atom + quantifier;
  }

  #skipWhiteSpace(): boolean {
    const rest = /[ \t\r\n\f\v]+|#[^\n]*/y;
    rest.lastIndex = this.#offset;
    const length = rest.exec(this.#pattern)?.[0].length ?? 0;
    this.#offset += length;
    return length > 0;
  }

  #readQuantifier(): string {
    const match = this.#match(QUANTIFIER);
    if (match === null) return '';
    const [text, least, most] = match;
    const counts = [least, most].filter((count) => count !== undefined && count !== '').map(Number);
    if (counts.some((count) => count > MAXIMUM_REPEAT)) {
      throw this.#error('limit', `a repetition of more than ${MAXIMUM_REPEAT} times`);
    }
    if (counts.length === 2 && counts[1]! < counts[0]!)
      throw this.#error('syntax', 'a repetition with reversed bounds');
    return text;
  }

  #readAtom(depth: number): string {
    const character = this.#pattern[this.#offset]!;
    switch (character) {
      case '(':
        this.#offset++;
        return this.#readGroup(depth);
      case '[': {
        const { text, end } = readClass(this.#pattern, this.#offset + 1);
        this.#offset = end;
        return text;
      }
      case '\\':
        return this.#readEscape();
      case '^':
        this.#offset++;
        return this.#options.multiline ? '(?m:^)' : '\\A';
      case '$':
        this.#offset++;
        return this.#options.multiline ? '(?m:$)' : this.#end();
      case '.':
        this.#offset++;
        return this.#options.singleLine ? '(?s:.)' : '[^\\x0a]';
      case '*':
      case '+':
      case '?':
        throw this.#error('syntax', 'a quantifier follows nothing');
      default: {
        if (character === '{' && this.#match(QUANTIFIER) !== null) {
          throw this.#error('syntax', 'a quantifier follows nothing');
        }
        const code = this.#pattern.codePointAt(this.#offset)!;
        this.#offset += String.fromCodePoint(code).length;
        return literal(code);
      }
    }
  }

  #end(): string {
    this.#hasEndAnchor = true;
    return this.#endAnchor === 'text-end' ? '\\z' : '(?m:$)';
  }

  #readEscape(): string {
    const letter = this.#pattern[this.#offset + 1] ?? '';
    if (/[1-9k]/.test(letter)) throw this.#error('unsupported', 'a back-reference');
    if (letter === 'G') throw this.#error('unsupported', 'the anchor \\G');
    if ('bBAzZ'.includes(letter) && letter !== '') {
      this.#offset += 2;
      if (letter === 'Z') return this.#end();
      if (letter === 'b' || letter === 'B') this.#hasWordBoundary = true;
      return `\\${letter}`;
    }
    const read = readEscape(this.#pattern, this.#offset + 1);
    this.#offset = read.end;
    return read.kind === 'class' ? standaloneClass(read.items) : literal(read.code);
  }

  #readGroup(depth: number): string {
    const open = this.#offset - 1;
    if (depth >= MAXIMUM_GROUP_DEPTH) throw new PatternError('limit', 'groups are nested too deep', open);
    if (this.#pattern[this.#offset] !== '?') {
      if (this.#options.explicitCapture) return this.#readBody('(?:', depth, open);
      this.#capture(this.#numbered, String(++this.#unnamed), open);
      return this.#readBody('(', depth, open);
    }
    const name = this.#match(GROUP_NAME);
    if (name !== null) {
      const key = (name[1] ?? name[2])!;
      this.#capture(/^\d/.test(key) ? this.#numbered : this.#named, key, open);
      return this.#readBody('(', depth, open);
    }
    return this.#readSpecialGroup(depth, open);
  }

  #readSpecialGroup(depth: number, open: number): string {
    if (this.#skip('?#')) {
      const close = this.#pattern.indexOf(')', this.#offset);
      if (close === -1) throw new PatternError('syntax', 'a comment is not closed', open);
      this.#offset = close + 1;
      return '';
    }
    if (this.#skip('?=')) {
      if (depth > 0) throw new PatternError('unsupported', 'a look-ahead inside a group', open);
      const option = this.#options.ignoreCase ? '(?i)' : '';
      this.#lookAhead = option + this.#readBody('', depth + 1, open).slice(0, -1);
      return '';
    }
    for (const lookBehind of ['?<=', '?<!']) {
      if (this.#skip(lookBehind)) return this.#readLookBehind(`(${lookBehind}`, depth, open);
    }
    const options = this.#match(INLINE_OPTIONS);
    if (options !== null) return this.#readOptions(options, depth, open);
    const unsupported = UNSUPPORTED_GROUPS.find(([start]) => this.#pattern.startsWith(start, this.#offset));
    if (unsupported !== undefined) throw new PatternError('unsupported', unsupported[1], open);
    if (/^\?[<'][\w]*-/.test(this.#pattern.slice(this.#offset, this.#offset + 80))) {
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
    if (!this.#skip(')')) throw new PatternError('syntax', 'a parenthesis is not closed', open);
    return `${start}${body})`;
  }

  #capture(groups: Map<string, number[]>, key: string, open: number): void {
    if (this.#lookBehindDepth > 0) throw new PatternError('unsupported', 'a capture inside a look-behind', open);
    const indexes = groups.get(key) ?? [];
    indexes.push(++this.#captures);
    groups.set(key, indexes);
  }

  #skip(text: string): boolean {
    const found = this.#pattern.startsWith(text, this.#offset);
    if (found) this.#offset += text.length;
    return found;
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#offset;
    const match = expression.exec(this.#pattern);
    if (match !== null) this.#offset += match[0].length;
    return match;
  }

  #error(failure: 'syntax' | 'unsupported' | 'limit', message: string): PatternError {
    return new PatternError(failure, message, Math.min(this.#offset, this.#pattern.length));
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
