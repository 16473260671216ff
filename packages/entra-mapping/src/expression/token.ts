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

/** Characters that a word processor or a chat puts in place of those of the language. */
const TYPOGRAPHIC: ReadonlyMap<string, string> = new Map([
  ['\u201C', 'write straight double quotes (") around text'],
  ['\u201D', 'write straight double quotes (") around text'],
  ['\u201E', 'write straight double quotes (") around text'],
  ['\u2018', 'write straight double quotes (") around text'],
  ['\u2019', 'write straight double quotes (") around text'],
  ["'", 'write double quotes (") around text'],
  ['`', 'write double quotes (") around text'],
  ['\u00A0', 'this is a no-break space (U+00A0): write an ordinary space'],
  ['\u200B', 'this is an invisible zero-width space (U+200B): remove it'],
  ['\uFEFF', 'this is an invisible byte-order mark (U+FEFF): remove it'],
  ['\u2013', 'write a hyphen (-) in front of a negative number'],
  ['.', 'text stands between double quotes (")'],
  ['@', 'text stands between double quotes (")'],
  [';', 'arguments are separated by commas'],
  ['&', 'there is no operator for concatenation: use Append or Join'],
  ['+', 'there are no arithmetic operators: use Append or Join for text, DateAdd for dates'],
  ['!', '"not equal" is written <>, negation is the function Not'],
  ['{', 'attributes are written in square brackets: [mail]'],
  ['%', 'a macro is a name between two percent signs: %DomainFQDN%'],
]);

/** What the writer probably meant by a character that begins no token. */
export function characterHint(character: string): string | undefined {
  return TYPOGRAPHIC.get(character);
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
