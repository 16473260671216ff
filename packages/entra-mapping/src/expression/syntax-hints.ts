import type { Token } from './token.ts';

/** Characters that a word processor or a chat puts in place of those of the language. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
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
  ['/', 'there are no comments'],
  ['{', 'attributes are written in square brackets: [mail]'],
  ['%', 'a macro is a name between two percent signs: %DomainFQDN%'],
]);

const WORD_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['and', 'there is no AND: nest one IIF in the second argument of another'],
  ['or', 'there is no OR: nest one IIF in the third argument of another'],
  ['not', 'negation is the function Not'],
]);

/**
 * What the writer probably meant by a token that cannot stand where it does.
 *
 * @param previous The token in front of it.
 * @param expected What would have been accepted, in the words of the message.
 */
export function suggestionFor(
  token: Token,
  previous: Token | undefined,
  expected: readonly string[],
): string | undefined {
  const { kind, value } = token;
  if (kind === 'an unexpected character') return CHARACTERS.get(value);
  if (kind === 'the end of the expression') {
    return previous === undefined ? 'the expression is empty' : 'a parenthesis is not closed';
  }
  if (expected.includes('an [attribute]')) return suggestionForOperand(token, previous);
  return suggestionBehindOperand(token, previous) ?? (expected.includes('","') ? separated(token) : undefined);
}

function suggestionForOperand({ kind, value }: Token, previous: Token | undefined): string | undefined {
  if (kind === '"("') return 'there are no parentheses for grouping';
  if (kind !== 'a comparison') return undefined;
  if (previous === undefined) return 'an expression begins without =';
  return previous.value === '=' && value === '=' ? '"equal" is written with one =' : undefined;
}

function suggestionBehindOperand({ kind, value, start }: Token, previous: Token | undefined): string | undefined {
  const operator = kind === 'a name' ? WORD_OPERATORS.get(value.toLowerCase()) : undefined;
  if (operator !== undefined) return operator;
  if (kind === '")"') return 'this parenthesis is too many';
  if (kind === 'a number' && value.startsWith('-')) return 'there are no arithmetic operators';
  if (previous?.kind === 'a string' && previous.end === start) return 'a quotation mark inside text is written \\"';
  return previous?.kind === 'a name' ? 'the arguments of a function stand in parentheses' : undefined;
}

function separated({ kind }: Token): string | undefined {
  return kind === 'a comparison' ? undefined : 'arguments are separated by commas';
}
