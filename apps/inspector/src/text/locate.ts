import { JsonPlaces, type Member, type Range } from './json-places.ts';

/**
 * Finds what a message of the server speaks of in the JSON text that it was about: an attribute path (`name.givenName`,
 * `emails[0].value`, an extension's URN and an attribute behind a colon), or a JSON pointer.
 *
 * @returns The longest part of the path that is there; nothing when none is, or when the text is no JSON.
 */
export function locate(text: string, where: string): Range | undefined {
  let members: Member[];
  try {
    members = new JsonPlaces(text).read();
  } catch {
    return undefined;
  }
  let rest = where.startsWith('/') ? where.slice(1) : where;
  const isPointer = where.startsWith('/');
  let found: Range | undefined;
  while (rest !== '') {
    const member = members.filter(({ name }) => leads(rest, name, isPointer)).sort(longestFirst)[0];
    if (member === undefined) break;
    found = typeof member.name === 'number' ? member.value : member.key;
    rest = rest.slice(written(member.name, isPointer, rest).length).replace(isPointer ? /^\// : /^[.:]/, '');
    members = member.children;
  }
  return found;
}

function longestFirst(one: Member, other: Member): number {
  return String(other.name).length - String(one.name).length;
}

/** How a member is written in a path. */
function written(name: string | number, isPointer: boolean, rest: string): string {
  if (typeof name === 'string') return isPointer ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
  return !isPointer && rest.startsWith('[') ? `[${name}]` : String(name);
}

function leads(rest: string, name: string | number, isPointer: boolean): boolean {
  const head = written(name, isPointer, rest);
  const follows = rest.charAt(head.length);
  return (
    rest.slice(0, head.length).toLowerCase() === head.toLowerCase() &&
    (follows === '' || (isPointer ? follows === '/' : '.:['.includes(follows)))
  );
}

/** The line of a place, from 1. */
export function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Where a text stops being JSON, and why; nothing when it is JSON. */
export function jsonFault(text: string): { readonly message: string; readonly range: Range } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const at = endOfJson(text);
    // Browsers quote the text behind a comma, or say how far in it is: the place is shown otherwise.
    const message = (error instanceof Error ? error.message : String(error)).replace(
      /, (?:"|\.\.\.).*$| in JSON.*$/s,
      '',
    );
    return { message, range: { start: at, end: Math.min(text.length, at + 1) } };
  }
}

/** How far a text is JSON; browsers do not all say. */
function endOfJson(text: string): number {
  const reader = new JsonPlaces(text);
  try {
    reader.read();
  } catch {
    // The place is what it is asked for.
  }
  return reader.at;
}
