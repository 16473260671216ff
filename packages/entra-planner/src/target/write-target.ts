import { truthValue } from './convert.ts';
import type { ElementCondition, TargetAttribute } from './target-attribute.ts';

type Members = Record<string, unknown>;

/**
 * Puts a value at its place in the body of a POST: `name.givenName` into `name`, `emails[type eq "work"].value` into the
 * element with that type, attributes of an extension under its URN.
 */
export function writeTarget(body: Members, { extension, path, conditions }: TargetAttribute, value: unknown): void {
  const owner = extension === undefined ? body : child(body, extension);
  const { attribute, subAttribute } = path;
  if (conditions !== undefined) define(element(owner, attribute, conditions), subAttribute ?? 'value', value);
  else if (subAttribute !== undefined) define(child(owner, attribute), subAttribute, value);
  else define(owner, attribute, value);
}

/** The element that the conditions select, made with what they ask for when it is not there yet. */
function element(owner: Members, attribute: string, conditions: readonly ElementCondition[]): Members {
  const known = own(owner, attribute);
  const list = Array.isArray(known) ? (known as Members[]) : [];
  if (!Array.isArray(known)) define(owner, attribute, list);
  const isWanted = (each: Members) =>
    conditions.every(({ part, value }) => own(each, part) === conditionValue(part, value));
  const found = list.find(isWanted);
  if (found !== undefined) return found;
  const made: Members = {};
  for (const { part, value } of conditions) define(made, part, conditionValue(part, value));
  list.push(made);
  return made;
}

/** The documentation shows `"primary": true` for `roles[primary eq "True"]`. */
function conditionValue(part: string, value: unknown): unknown {
  return part.toLowerCase() === 'primary' ? (truthValue(value) ?? value) : value;
}

function child(owner: Members, name: string): Members {
  const found = own(owner, name);
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as Members;
  const made: Members = {};
  define(owner, name, made);
  return made;
}

function own(object: Members, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A target named `__proto__` becomes a member like any other, which a plain assignment would not make of it. */
function define(object: Members, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
