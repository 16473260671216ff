/**
 * What to do about a place inside an object or array where something else was expected, where that is known.
 *
 * @param expected What was expected, in the words of the message.
 */
export function adviceInside(text: string, at: number, expected: string): string | undefined {
  const character = text.charAt(at);
  if (character === '#') return 'JSON has no comments: remove the line';
  if (expected.startsWith('a comma')) return adviceForSeparator(text, at, character);
  const word = wordAt(text, at);
  if (word === undefined) return undefined;
  return expected.startsWith('a property name')
    ? 'put the property name into quotation marks (")'
    : adviceForWord(word);
}

function adviceForSeparator(text: string, at: number, character: string): string | undefined {
  if (character === '}' || character === ']') {
    return 'the brackets do not match: one is missing before this place, or this one is too many';
  }
  const escaping = 'put a backslash in front of each quotation mark that belongs to a text (\\")';
  if (character === '"' && followsTextOnItsLine(text, at)) return `put a comma between the two values, or ${escaping}`;
  if (character === '"' || character === '{' || character === '[') return 'put a comma between the two values';
  return text.charAt(at - 1) === '"' ? escaping : undefined;
}

/** Whether only blanks stand between the end of a text and this place. */
function followsTextOnItsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charAt(before) === ' ') before--;
  return text.charAt(before) === '"';
}

const WORD = /[A-Za-z_$][\w$]*/y;

function wordAt(text: string, at: number): string | undefined {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0];
}

/** Words that other languages have for the values of JSON. */
const FOREIGN_NULLS: ReadonlySet<string> = new Set(['None', 'nil', 'undefined', 'NaN']);

function adviceForWord(word: string): string | undefined {
  if (/^(?:true|false|null)$/i.test(word)) return `JSON writes it ${word.toLowerCase()}, in small letters`;
  return FOREIGN_NULLS.has(word) ? 'JSON writes it null' : undefined;
}

/**
 * What to do about something outside of all values.
 *
 * @param isFirst Whether no value stands before it.
 */
export function adviceOutside(text: string, at: number, isFirst: boolean): string {
  const character = text.charAt(at);
  if (character === '}' || character === ']') return 'this bracket is too many, or one is missing before this place';
  if (!isFirst && character === ':') {
    return 'this is a part of an object: put { in front of the text and } behind it';
  }
  if (!isFirst) return 'remove what stands behind the JSON';
  return /[{[]/.test(text.slice(at))
    ? 'remove what stands in front of the JSON, up to its first bracket'
    : 'give the JSON file that the portal downloads under "Review your schema here"';
}
