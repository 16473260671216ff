import type { BaseIssue } from 'valibot';

type Issue = BaseIssue<unknown>;

/** Says in a sentence what is wrong with a directory file, and where, as `users[0] has no objectId`. */
export function inWords(issue: Issue): string {
  return sentence(issue, keysOf(issue));
}

type Keys = readonly (string | number)[];

function keysOf({ path }: Issue): Keys {
  return (path ?? []).map(({ key }) => key as string | number);
}

function sentence(issue: Issue, keys: Keys): string {
  if (issue.type === 'union') {
    // What is wrong inside of an assignment says more than that it is none.
    const inside = (issue.issues ?? []).filter((each) => keysOf(each)[0] === 'role')[0];
    return inside === undefined ? `${placeOf(keys)} ${issue.message}` : sentence(inside, [...keys, ...keysOf(inside)]);
  }
  if (!issue.type.endsWith('_object')) return `${placeOf(keys)} ${issue.message}`;
  const [parent, last] = [keys.slice(0, -1), String(keys.at(-1))];
  if (issue.expected === 'never') return `${placeOf(parent)} has a member "${last}" that is not known`;
  if (issue.expected === 'Object') return `${placeOf(keys)} must be an object`;
  return `${placeOf(parent)} has no ${last}`;
}

function placeOf(keys: Keys): string {
  if (keys.length === 0) return 'the file';
  return keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`)).join('');
}
