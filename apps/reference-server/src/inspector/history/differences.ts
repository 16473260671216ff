import { valuesEqual } from 'scim-core';
import { isObject, type JsonObject } from '../../json-object.ts';
import type { Difference } from './contract.ts';

/** What tells the elements of a list apart for a reader, the best first. */
const labels = ['type', 'value', '$ref', 'display'] as const;
/** Deeper than any resource. */
const deepest = 8;

/**
 * What differs between two resources, or two values of an attribute, by attribute path. Elements of a list are compared by
 * what tells them apart, `emails[type eq "work"].value`, and not by their place.
 */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  return compare(before, after, path, 0);
}

function compare(before: unknown, after: unknown, path: string, depth: number): Difference[] {
  if (isAbsent(before) && isAbsent(after)) return [];
  if (valuesEqual(before, after)) return [];
  const canDescend = depth < deepest && (isAbsent(before) || isAbsent(after) ? path === '' : true);
  if (canDescend && isObject(before ?? {}) && isObject(after ?? {})) {
    return compareMembers((before ?? {}) as JsonObject, (after ?? {}) as JsonObject, path, depth);
  }
  if (canDescend && Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path, depth);
  if (isAbsent(before)) return [{ path, kind: 'added', after }];
  if (isAbsent(after)) return [{ path, kind: 'removed', before }];
  return [{ path, kind: 'changed', before, after }];
}

function compareMembers(before: JsonObject, after: JsonObject, path: string, depth: number): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    const own = pathOf(path, name);
    // An extension is no attribute of its own: its attributes are.
    const isExtension = name.includes(':');
    return isExtension ? compare(old ?? {}, now ?? {}, `${own}:`, depth) : compare(old, now, own, depth + 1);
  });
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  depth: number,
): Difference[] {
  const label = labels.find((name) => isLabel(before, name) && isLabel(after, name));
  if (label === undefined) return compareSets(before, after, path);
  const old = byLabel(before, label);
  const now = byLabel(after, label);
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((key) =>
    compare(old.get(key), now.get(key), `${path}[${label} eq ${JSON.stringify(key)}]`, depth + 1),
  );
}

/** Elements that nothing tells apart are there or not. */
function compareSets(before: readonly unknown[], after: readonly unknown[], path: string): Difference[] {
  const lacks = (list: readonly unknown[], element: unknown) => !list.some((other) => valuesEqual(other, element));
  return [
    ...before.filter((one) => lacks(after, one)).map((one): Difference => ({ path, kind: 'removed', before: one })),
    ...after.filter((one) => lacks(before, one)).map((one): Difference => ({ path, kind: 'added', after: one })),
  ];
}

function isLabel(list: readonly unknown[], name: string): boolean {
  const values = list.map((element) => (isObject(element) ? element[name] : undefined));
  return values.every((value) => typeof value === 'string') && new Set(values).size === values.length;
}

function byLabel(list: readonly unknown[], name: string): ReadonlyMap<string, unknown> {
  return new Map(list.map((element) => [String((element as JsonObject)[name]), element]));
}

function pathOf(path: string, name: string): string {
  return path === '' || path.endsWith(':') ? path + name : `${path}.${name}`;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
