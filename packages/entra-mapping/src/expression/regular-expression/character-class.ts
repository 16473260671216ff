import { PatternError } from './pattern-error.ts';

// .NET's classes are those of Unicode; RE2's shorthands are ASCII only, so they are spelled out by category.
const DIGIT = '\\p{Nd}';
const WORD = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}';
const NOT_WORD = '\\p{Mc}\\p{Me}\\p{Nl}\\p{No}\\p{Z}\\p{S}\\p{C}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}';
const SPACE = '\\x09-\\x0d\\x{85}\\p{Z}';
const NOT_SPACE =
  '\\x00-\\x08\\x0e-\\x1f\\x7f-\\x{84}\\x{86}-\\x{9f}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}';

/** What a class shorthand contributes to a bracketed class. */
const SHORTHANDS: ReadonlyMap<string, string> = new Map([
  ['d', DIGIT],
  ['D', '\\P{Nd}'],
  ['w', WORD],
  ['W', NOT_WORD],
  ['s', SPACE],
  ['S', NOT_SPACE],
]);

const CONTROL_ESCAPES: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['a', 7],
  ['e', 27],
]);

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?)$/;
const CODE_ESCAPE = /x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|c([A-Za-z@[\\\]^_])|0([0-7]{0,2})/y;
const PROPERTY = /[pP]\{([^}]*)\}/y;

/** What an escape stands for: one character, or the items of a class. */
export type Escape =
  | { readonly kind: 'character'; readonly code: number; readonly end: number }
  | { readonly kind: 'class'; readonly items: string; readonly end: number };

/** Writes a character so that RE2 takes it for itself. */
export function literal(code: number): string {
  const character = String.fromCodePoint(code);
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\x{${code.toString(16)}}`;
}

/**
 * Reads the escapes that mean the same inside and outside a class.
 *
 * @param offset Where the letter behind the backslash stands.
 */
export function readEscape(pattern: string, offset: number): Escape {
  const letter = pattern[offset];
  if (letter === undefined) throw new PatternError('syntax', 'nothing follows the last backslash', offset - 1);
  const items = SHORTHANDS.get(letter);
  if (items !== undefined) return { kind: 'class', items, end: offset + 1 };
  const control = CONTROL_ESCAPES.get(letter);
  if (control !== undefined) return { kind: 'character', code: control, end: offset + 1 };
  if (letter === 'p' || letter === 'P') return readProperty(pattern, offset);
  CODE_ESCAPE.lastIndex = offset;
  const match = CODE_ESCAPE.exec(pattern);
  if (match !== null) return { kind: 'character', code: codeOf(match), end: offset + match[0].length };
  if (/[A-Za-z0-9_]/.test(letter)) throw new PatternError('syntax', `\\${letter} is no escape`, offset - 1);
  const code = pattern.codePointAt(offset)!;
  return { kind: 'character', code, end: offset + String.fromCodePoint(code).length };
}

function codeOf([, byte, unit, control, octal]: RegExpExecArray): number {
  const hexadecimal = byte ?? unit;
  if (hexadecimal !== undefined) return Number.parseInt(hexadecimal, 16);
  if (control !== undefined) return control.toUpperCase().charCodeAt(0) - 64;
  return Number.parseInt(octal || '0', 8);
}

function readProperty(pattern: string, offset: number): Escape {
  PROPERTY.lastIndex = offset;
  const match = PROPERTY.exec(pattern);
  if (match === null) throw new PatternError('syntax', '\\p is followed by a category in braces', offset - 1);
  if (!CATEGORY.test(match[1]!)) {
    throw new PatternError('unsupported', `only general categories are known, not \\p{${match[1]}}`, offset - 1);
  }
  return { kind: 'class', items: `\\${match[0]}`, end: offset + match[0].length };
}

/**
 * Reads a bracketed class; `offset` is behind the opening bracket.
 *
 * @returns The class in the syntax of RE2 and the offset behind the closing bracket.
 */
export function readClass(pattern: string, offset: number): { readonly text: string; readonly end: number } {
  const open = offset - 1;
  let index = offset;
  const negated = pattern[index] === '^';
  if (negated) index++;
  const first = index;
  let items = '';
  for (;;) {
    const character = pattern[index];
    if (character === undefined) throw new PatternError('syntax', 'a character class is not closed', open);
    if (character === ']' && index > first) break;
    if (character === '-' && pattern[index + 1] === '[' && index > first) {
      throw new PatternError('unsupported', 'class subtraction is not supported', index);
    }
    const low = readMember(pattern, index);
    if (low.kind === 'class' || pattern[low.end] !== '-' || /^-(?:\]|\[|$)/.test(pattern.slice(low.end, low.end + 2))) {
      items += low.kind === 'class' ? low.items : literal(low.code);
      index = low.end;
      continue;
    }
    const high = readMember(pattern, low.end + 1);
    if (high.kind === 'class') throw new PatternError('syntax', 'a range cannot end in a class', low.end + 1);
    if (high.code < low.code) throw new PatternError('syntax', 'the ends of a range are in reverse order', index);
    items += `${literal(low.code)}-${literal(high.code)}`;
    index = high.end;
  }
  return { text: `[${negated ? '^' : ''}${items}]`, end: index + 1 };
}

function readMember(pattern: string, index: number): Escape {
  if (pattern[index] === '\\') {
    if (pattern[index + 1] === 'b') return { kind: 'character', code: 8, end: index + 2 };
    return readEscape(pattern, index + 1);
  }
  const code = pattern.codePointAt(index);
  if (code === undefined) throw new PatternError('syntax', 'a character class is not closed', index);
  return { kind: 'character', code, end: index + String.fromCodePoint(code).length };
}

/** A shorthand outside brackets. */
export function standaloneClass(items: string): string {
  return `[${items}]`;
}
