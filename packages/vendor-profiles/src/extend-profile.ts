import { anyTargetKey } from './target-key.ts';

/** A JSON object of a profile that is not checked yet. */
type JsonObject = { readonly [key: string]: unknown };

/** The property by which elements of a list are told apart, for the lists where a later one replaces an earlier one. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['supported', 'target'],
  ['recommended', 'target'],
  ['references', 'target'],
  ['deviations', 'tolerance'],
]);

/**
 * Lays one profile over another: single values replace, lists are joined, and a list element about a target replaces the
 * one about the same target.
 */
export function extendProfile(base: JsonObject, extension: JsonObject): JsonObject {
  const result = new Map<string, unknown>(Object.entries(base));
  for (const [key, value] of Object.entries(extension)) {
    const before = result.get(key);
    if (Array.isArray(value) && Array.isArray(before)) result.set(key, joinLists(KEYS.get(key), before, value));
    else if (isObject(value) && isObject(before)) result.set(key, extendProfile(before, value));
    else result.set(key, value);
  }
  return Object.fromEntries(result);
}

function joinLists(key: string | undefined, before: readonly unknown[], added: readonly unknown[]): unknown[] {
  if (key === undefined) return [...before, ...added.filter((value) => !before.includes(value))];
  const replaced = new Set(added.map((element) => nameOf(element, key)));
  return [...before.filter((element) => !replaced.has(nameOf(element, key))), ...added];
}

function nameOf(element: unknown, key: string): unknown {
  const name = isObject(element) ? element[key] : undefined;
  return typeof name === 'string' ? anyTargetKey(name) : name;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
