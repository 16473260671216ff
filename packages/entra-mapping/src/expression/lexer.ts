import { ExpressionSyntaxError } from './errors.ts';
import type { Token, TokenKind } from './token.ts';

const PUNCTUATION: ReadonlyMap<string, TokenKind> = new Map([
  ['(', '"("'],
  [')', '")"'],
  [',', '","'],
]);

// Sticky, so that each is tried at one offset only and reads no further than the token: the lexer stays linear.
const WHITE_SPACE = /[ \t\r\n]*/y;
const NAME = /[A-Za-z][A-Za-z0-9_]*/y;
const NUMBER = /-?[0-9]+(?:\.[0-9]+)?|&[Hh][0-9A-Fa-f]+/y;
const MACRO = /%([A-Za-z][A-Za-z0-9.]*)%/y;
const COMPARISON = /<>|>=|<=|[=<>]/y;
const STRING_RUN = /[^"\\]*/y;

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

/** Reads the tokens of an expression one after the other. */
export class Lexer {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the next token; at the end of the text it is `the end of the expression` again and again. */
  next(): Token {
    const start = this.#offset + (matchAt(WHITE_SPACE, this.#text, this.#offset)?.length ?? 0);
    const token = this.#read(start);
    this.#offset = token.end;
    return token;
  }

  #read(start: number): Token {
    const character = this.#text[start];
    if (character === undefined) return { kind: 'the end of the expression', start, end: start, value: '' };
    const punctuation = PUNCTUATION.get(character);
    if (punctuation !== undefined) return { kind: punctuation, start, end: start + 1, value: character };
    if (character === '[') return this.#readAttribute(start);
    if (character === '"') return this.#readString(start);
    return (
      this.#readPattern('a name', NAME, start) ??
      this.#readPattern('a number', NUMBER, start) ??
      this.#readPattern('a comparison', COMPARISON, start) ??
      this.#readMacro(start) ??
      this.#readUnexpected(start)
    );
  }

  #readPattern(kind: TokenKind, pattern: RegExp, start: number): Token | undefined {
    const value = matchAt(pattern, this.#text, start);
    return value === undefined ? undefined : { kind, start, end: start + value.length, value };
  }

  #readMacro(start: number): Token | undefined {
    const text = matchAt(MACRO, this.#text, start);
    return text === undefined
      ? undefined
      : { kind: 'a macro', start, end: start + text.length, value: text.slice(1, -1) };
  }

  #readUnexpected(start: number): Token {
    const value = String.fromCodePoint(this.#text.codePointAt(start) ?? 0);
    return { kind: 'an unexpected character', start, end: start + value.length, value };
  }

  /**
   * attribute = "[", attrchar, { attrchar }, "]", with inner brackets balanced and quotes without a meaning of their
   * own, so that a SCIM path such as `[emails[type eq "work"].value]` is one token.
   */
  #readAttribute(start: number): Token {
    let depth = 0;
    for (let index = start; index < this.#text.length; index++) {
      const character = this.#text[index];
      if (character === '\n' || character === '\r') break;
      if (character === '[') depth++;
      if (character === ']' && --depth === 0) {
        const value = this.#text.slice(start + 1, index);
        if (value.trim() === '') {
          const found = 'empty brackets';
          throw new ExpressionSyntaxError(this.#text, {
            start,
            end: index + 1,
            expected: ['an attribute name'],
            found,
          });
        }
        return { kind: 'an attribute', start, end: index + 1, value };
      }
    }
    throw this.#unclosed(start, ']', 'an attribute name');
  }

  /** string = '"', { strchar }, '"', where only `\"` and `\\` are escapes and any other backslash is itself. */
  #readString(start: number): Token {
    let value = '';
    let index = start + 1;
    for (;;) {
      const run = matchAt(STRING_RUN, this.#text, index) ?? '';
      value += run;
      index += run.length;
      const character = this.#text[index];
      if (character === undefined) throw this.#unclosed(start, '"', 'a string');
      if (character === '"') return { kind: 'a string', start, end: index + 1, value };
      const next = this.#text[index + 1];
      const escapes = next === '"' || next === '\\';
      value += escapes ? next : character;
      index += escapes ? 2 : 1;
    }
  }

  #unclosed(start: number, closing: string, what: string): ExpressionSyntaxError {
    return new ExpressionSyntaxError(this.#text, {
      start,
      end: start + 1,
      expected: [`a closing ${closing}`],
      found: 'none before the end',
      suggestion: `${what} begins here and is never closed`,
    });
  }
}
