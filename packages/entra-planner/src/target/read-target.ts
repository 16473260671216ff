import { truthValue } from './convert.ts';
import type { ElementCondition, TargetAttribute } from './target-attribute.ts';

/**
 * Reads a target attribute from a resource as the service provider gave it. Names are found in any letter case (RFC 7643
 * §2.1).
 *
 * @returns `undefined` for an attribute, element or sub-attribute that is not there or is null.
 */
export function readTarget(resource: unknown, target: TargetAttribute): unknown {
  const { extension, path, conditions } = target;
  const owner = extension === undefined ? resource : member(resource, extension);
  let value = member(owner, path.attribute);
  if (conditions !== undefined) value = elements(value).find((element) => satisfies(element, conditions));
  if (path.subAttribute !== undefined) value = member(value, path.subAttribute);
  else if (conditions !== undefined) value = member(value, 'value');
  return value ?? undefined;
}

/** A member of a JSON object in any letter case; the exact one first. */
export function member(object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined;
  if (Object.hasOwn(object, name)) return (object as Record<string, unknown>)[name];
  const lower = name.toLowerCase();
  const key = Object.keys(object).find((each) => each.toLowerCase() === lower);
  return key === undefined ? undefined : (object as Record<string, unknown>)[key];
}

function elements(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function satisfies(element: unknown, conditions: readonly ElementCondition[]): boolean {
  return conditions.every(({ part, value }) => equals(member(element, part), value));
}

/** `primary eq "True"` is written with text, though the attribute is a truth value. */
function equals(stored: unknown, wanted: unknown): boolean {
  const truth = truthValue(wanted);
  if (typeof stored === 'boolean' && truth !== undefined) return stored === truth;
  if (typeof stored === 'string' && typeof wanted === 'string') return stored.toLowerCase() === wanted.toLowerCase();
  return stored === wanted;
}
