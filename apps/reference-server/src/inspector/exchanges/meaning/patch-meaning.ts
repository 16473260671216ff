import { isObject } from '../../../json-object.ts';
import type { SentOperation } from '../exchange-view.ts';

/** The most attributes that are named. */
const mostNamed = 3;

/**
 * What a PATCH request that was carried out came to, in a few words.
 *
 * @param what The resource: `User bjensen`.
 * @param name Its name alone.
 */
export function patchMeaning(operations: readonly SentOperation[], what: string, name: string): string {
  const members = operations.filter(({ path }) => /^members\b/i.test(path ?? ''));
  if (members.length > 0 && members.length === operations.length) return memberMeaning(members, name);
  const values = new Map(operations.flatMap(assigned));
  const active = values.get('active');
  if (values.size === 1 && active !== undefined) {
    return `${/^false$/i.test(String(active)) ? 'deactivated' : 'activated'} ${what}`;
  }
  const names = [...values.keys()];
  if (names.length === 0) return `changed nothing of ${what}`;
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `changed ${names.slice(0, mostNamed).join(', ')}${more} of ${what}`;
}

/** The attributes that an operation is about, by their names, with their new values. */
function assigned({ path, value }: SentOperation): [string, unknown][] {
  if (path !== undefined) return [[path.replace(/^urn:.*:/i, '').replace(/\[.*\]/, ''), value]];
  if (!isObject(value)) return [];
  return Object.entries(value).map(([name, each]) => [name.replace(/^urn:.*:/i, ''), each]);
}

function memberMeaning(operations: readonly SentOperation[], name: string): string {
  const count = (wanted: RegExp) =>
    operations.filter(({ op }) => wanted.test(op)).reduce((sum, operation) => sum + elementsOf(operation), 0);
  const added = count(/^add$/i);
  const removed = count(/^remove$/i);
  const replaced = operations.some(({ op }) => /^replace$/i.test(op));
  if (replaced) return `set the members of ${name} (${count(/^replace$/i)})`;
  if (
    operations.some(
      ({ op, path, value }) => /^remove$/i.test(op) && /^members$/i.test(path ?? '') && value === undefined,
    )
  ) {
    return `removed all members of ${name}`;
  }
  const parts = [
    ...(added > 0 ? [`added ${members(added)} to`] : []),
    ...(removed > 0 ? [`removed ${members(removed)} from`] : []),
  ];
  return parts.length === 0 ? `changed the members of ${name}` : `${parts.join(', ')} ${name}`;
}

function members(count: number): string {
  return `${count} member${count === 1 ? '' : 's'}`;
}

function elementsOf({ value, path }: SentOperation): number {
  if (Array.isArray(value)) return value.length;
  return isObject(value) || path?.includes('[') ? 1 : 0;
}
