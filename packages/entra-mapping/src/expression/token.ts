import { printable } from '../text/printable.ts';

/** Kinds are the words that error messages print. */
export type TokenKind =
  | 'the end of the expression'
  | 'a name'
  | 'an attribute'
  | 'a string'
  | 'a number'
  | 'a macro'
  | 'a comparison'
  | '"("'
  | '")"'
  | '","'
  | 'an unexpected character';

/** One token; `value` is its meaning: the unescaped string, the name between brackets, otherwise the text itself. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Names a token for the `found` part of an error, with its text cut to a readable length. */
export function describeToken(token: Token): string {
  if (token.kind === 'the end of the expression' || token.kind.startsWith('"')) return token.kind;
  const text = printable(token.value.length > 40 ? `${token.value.slice(0, 40)}…` : token.value);
  if (token.kind === 'an unexpected character') {
    const code = (token.value.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return /^[!-~]$/.test(text) ? `the character ${text}` : `the character U+${code}`;
  }
  return `${token.kind.replace(/^an? /, 'the ')} ${token.kind === 'an attribute' ? `[${text}]` : text}`;
}
