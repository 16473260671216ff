import { literal, readEscape as readCharacterEscape, readClass, standaloneClass } from './character-class.ts';
import { PatternError } from './pattern-error.ts';
import { type EndAnchor, PatternState } from './pattern-state.ts';
import { QUANTIFIER } from './pattern-syntax.ts';
import { readGroup } from './translate-group.ts';

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

/**
 * Rewrites a .NET regular expression so that a linear-time engine finds the same matches.
 *
 * @throws {PatternError} When the pattern is wrong, or uses what takes backtracking: back-references, negative and inner
 *   look-ahead, atomic, conditional and balancing groups; also class subtraction, Unicode blocks and `\G`.
 * @see [Regular expression language](https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference)
 */
export function translatePattern(pattern: string, endAnchor: EndAnchor = 'text-end'): TranslatedPattern {
  const state: PatternState = new PatternState(pattern, endAnchor, (depth) => readAlternatives(state, depth));
  // The first group of the translation is kept free for the match itself where a look-ahead may end the pattern.
  const mayLookAhead = pattern.includes('(?=');
  if (mayLookAhead) state.groups.reserve();
  const body = readAlternatives(state, 0);
  if (!state.cursor.isAtEnd) throw state.cursor.error('syntax', 'a parenthesis is closed that is not open');
  return {
    source: mayLookAhead ? withLookAhead(state, body) : body,
    groups: state.groups.toMap(),
    matchGroup: mayLookAhead ? 1 : undefined,
    looksBehind: state.looksBehind,
    hasWordBoundary: state.hasWordBoundary,
    hasEndAnchor: state.hasEndAnchor,
  };
}

/** A look-ahead at the very end is the pattern followed by it, with only the first part being the match. */
function withLookAhead(state: PatternState, body: string): string {
  if (state.lookAhead === undefined) return `(${body})`;
  if (state.hasAlternatives) throw state.cursor.error('unsupported', 'a look-ahead in one of several alternatives');
  return `(${body})(?:${state.lookAhead})`;
}

/** Reads up to the end of the pattern or of the group that is open, and gives the translation. */
function readAlternatives(state: PatternState, depth: number): string {
  const outside = state.options;
  let text = '';
  while (!state.cursor.isAtEnd && state.cursor.character !== ')') {
    if (state.lookAhead !== undefined && depth === 0) {
      throw state.cursor.error('unsupported', 'a look-ahead anywhere but at the end of the pattern');
    }
    if (state.cursor.skip('|')) {
      if (depth === 0) state.hasAlternatives = true;
      text += '|';
    } else {
      text += readQuantified(state, depth);
    }
  }
  state.options = outside;
  return text;
}

function readQuantified(state: PatternState, depth: number): string {
  const begin = state.cursor.offset;
  if (state.options.ignoreWhiteSpace && state.cursor.skipWhiteSpace()) return '';
  const atom = readAtom(state, depth);
  if (state.options.ignoreWhiteSpace) while (state.cursor.skipWhiteSpace());
  const quantifier = state.cursor.readQuantifier();
  if (quantifier === '') return atom;
  if (atom === '') throw new PatternError('syntax', 'a quantifier follows nothing', begin);
  if (state.cursor.readQuantifier() !== '') throw state.cursor.error('syntax', 'a quantifier follows a quantifier');
  return atom + quantifier;
}

function readAtom(state: PatternState, depth: number): string {
  const { character } = state.cursor;
  switch (character) {
    case '(':
      state.cursor.offset++;
      return readGroup(state, depth);
    case '[': {
      const { text, end } = readClass(state.cursor.pattern, state.cursor.offset + 1);
      state.cursor.offset = end;
      return text;
    }
    case '\\':
      return readEscape(state);
    case '^':
      state.cursor.offset++;
      return state.options.multiline ? '(?m:^)' : '\\A';
    case '$':
      state.cursor.offset++;
      return state.options.multiline ? '(?m:$)' : end(state);
    case '.':
      state.cursor.offset++;
      return state.options.singleLine ? '(?s:.)' : '[^\\x0a]';
    case '*':
    case '+':
    case '?':
      throw state.cursor.error('syntax', 'a quantifier follows nothing');
    default: {
      if (character === '{' && state.cursor.match(QUANTIFIER) !== null) {
        throw state.cursor.error('syntax', 'a quantifier follows nothing');
      }
      const code = state.cursor.pattern.codePointAt(state.cursor.offset)!;
      state.cursor.offset += String.fromCodePoint(code).length;
      return literal(code);
    }
  }
}

function end(state: PatternState): string {
  state.hasEndAnchor = true;
  return state.endAnchor === 'text-end' ? '\\z' : '(?m:$)';
}

function readEscape(state: PatternState): string {
  const letter = state.cursor.pattern[state.cursor.offset + 1] ?? '';
  if (/[1-9k]/.test(letter)) throw state.cursor.error('unsupported', 'a back-reference');
  if (letter === 'G') throw state.cursor.error('unsupported', 'the anchor \\G');
  if ('bBAzZ'.includes(letter) && letter !== '') {
    state.cursor.offset += 2;
    if (letter === 'Z') return end(state);
    if (letter === 'b' || letter === 'B') state.hasWordBoundary = true;
    return `\\${letter}`;
  }
  const read = readCharacterEscape(state.cursor.pattern, state.cursor.offset + 1);
  state.cursor.offset = read.end;
  return read.kind === 'class' ? standaloneClass(read.items) : literal(read.code);
}
