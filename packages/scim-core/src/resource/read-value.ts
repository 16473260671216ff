import { didYouMean } from '../error/did-you-mean.ts';
import { clip } from '../error/syntax-error.ts';
import { type Attribute, isOpaque } from '../schema/attribute.ts';
import type { ReadContext } from './read-context.ts';
import { readSimple } from './read-simple.ts';
import { isUnassigned } from './unassigned.ts';

/** A JSON object whose members are still to be checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** How deep a value may nest whose parts no schema describes. */
export const OPAQUE_DEPTH = 8;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the value of an attribute: canonical names, the attribute's type, unassigned parts left out.
 *
 * @returns `undefined` when nothing is assigned; what is wrong is reported to the context.
 */
export function readValue(attribute: Attribute, value: unknown, path: string, context: ReadContext): unknown {
  if (value === null || value === undefined) return undefined;
  if (attribute.multiValued) return readElements(attribute, value, path, context);
  let single = value;
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    if (value.length > 1 || !context.tolerate('body.array-for-single', path)) {
      context.wrongType(path, attribute, 'a single value', value);
      return undefined;
    }
    single = value[0];
    if (single === null || single === undefined) return undefined;
  }
  return readElement(attribute, single, path, context);
}

function readElements(attribute: Attribute, value: unknown, path: string, context: ReadContext): unknown[] | undefined {
  let given: readonly unknown[];
  if (Array.isArray(value)) given = value;
  else if (value === '' && context.tolerate('body.empty-text', path)) return undefined;
  else if (context.tolerate('body.single-for-multi', path)) given = [value];
  else {
    context.wrongType(path, attribute, 'an array', value);
    return undefined;
  }
  const elements: unknown[] = [];
  let primaries = 0;
  for (let index = 0; index < given.length; index += 1) {
    const item = given[index];
    if (item === null || item === undefined) continue;
    const element = readListed(attribute, item, `${path}[${index}]`, context);
    if (element === undefined) continue;
    if (isJsonObject(element) && element.primary === true) primaries += 1;
    elements.push(element);
  }
  if (primaries > 1) context.problem(path, `${primaries} elements are primary, only one may be`);
  return elements.length === 0 ? undefined : elements;
}

/**
 * Reads one element of a list. One of which nothing is left, or that does not say what it refers to, is not passed over in
 * silence.
 */
function readListed(attribute: Attribute, item: unknown, path: string, context: ReadContext): unknown {
  const before = context.problems.length;
  const element = readElement(attribute, item, path, context);
  const isEmpty = element === undefined || (attribute.relation && !(isJsonObject(element) && 'value' in element));
  if (!isEmpty) return element;
  if (
    context.problems.length === before &&
    context.purpose !== 'response' &&
    !context.tolerate('body.empty-element', path)
  ) {
    const what = attribute.relation ? 'value, which says what it refers to' : 'part that can be written';
    context.problem(path, `has no ${what}`);
  }
  return undefined;
}

/** Reads one value, or one element of several. */
export function readElement(attribute: Attribute, value: unknown, path: string, context: ReadContext): unknown {
  if (attribute.type !== 'complex') return readSimple(attribute, value, path, context);
  if (isOpaque(attribute)) return readOpaque(attribute, value, path, context);
  const members = complexMembers(attribute, value, path, context);
  return members === undefined ? undefined : readMembers(attribute, members, path, context);
}

/** The members of a complex value; in lenient mode also of JSON in text, and of a plain value that stands for `value`. */
export function complexMembers(
  attribute: Attribute,
  value: unknown,
  path: string,
  context: ReadContext,
): JsonObject | undefined {
  if (isJsonObject(value)) {
    const parsed = parseObject(value.value);
    // Only text that is itself an element counts; any other JSON may be what the value is meant to be.
    const isElement = parsed !== undefined && Object.hasOwn(parsed, 'value');
    return isElement && context.tolerate('body.json-in-string', path) ? { ...value, ...parsed } : value;
  }
  const parsed = parseObject(value);
  if (parsed !== undefined && context.tolerate('body.json-in-string', path)) return parsed;
  if (value === '' && context.tolerate('body.empty-text', path)) return undefined;
  const hasValue = findPart(attribute, 'value') !== undefined;
  if (hasValue && !Array.isArray(value) && context.tolerate('body.scalar-for-complex', path)) return { value };
  context.wrongType(path, attribute, 'an object', value);
  return undefined;
}

function parseObject(text: unknown): JsonObject | undefined {
  if (typeof text !== 'string' || !text.trimStart().startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function readMembers(
  attribute: Attribute,
  members: JsonObject,
  path: string,
  context: ReadContext,
): JsonObject | undefined {
  const result: Record<string, unknown> = {};
  eachPart(attribute, members, path, context, (part, value) => {
    if (value !== undefined) result[part.name] = value;
    else if (part.name in result) delete result[part.name];
  });
  if (Object.keys(result).length === 0) return undefined;
  if (context.purpose !== 'response') requireParts(attribute, result, path, context);
  return result;
}

/** Reads the members of a complex value one by one, in order; a part that is unassigned comes as `undefined`. */
export function readParts(
  attribute: Attribute,
  members: JsonObject,
  path: string,
  context: ReadContext,
): (readonly [part: Attribute, value: unknown])[] {
  const parts: (readonly [Attribute, unknown])[] = [];
  eachPart(attribute, members, path, context, (part, value) => {
    parts.push([part, value]);
  });
  return parts;
}

function eachPart(
  attribute: Attribute,
  members: JsonObject,
  path: string,
  context: ReadContext,
  take: (part: Attribute, value: unknown) => void,
): void {
  const seen: Attribute[] = [];
  for (const name of Object.keys(members)) {
    const part = findPart(attribute, name) ?? findMisnamedPart(attribute, name, path, context);
    if (part === undefined) {
      unknownMember(name, `${path}.${clip(name)}`, attribute.subAttributes, context);
      continue;
    }
    const partPath = `${path}.${part.name}`;
    if (seen.includes(part)) duplicateMember(partPath, context);
    if (context.ignores(part)) continue;
    seen.push(part);
    take(part, readValue(part, members[name], partPath, context));
  }
}

function requireParts(attribute: Attribute, result: JsonObject, path: string, context: ReadContext): void {
  for (const part of attribute.subAttributes) {
    if (part.required && part.mutability !== 'readOnly' && result[part.name] === undefined) {
      context.problem(`${path}.${part.name}`, 'is required');
    }
  }
}

function findPart(attribute: Attribute, name: string): Attribute | undefined {
  for (const part of attribute.subAttributes) if (part.name === name) return part;
  const lower = name.toLowerCase();
  return attribute.subAttributes.find((part) => part.name.toLowerCase() === lower);
}

/** Role assignments of Microsoft Entra bear displayName where the schema has display. */
function findMisnamedPart(
  attribute: Attribute,
  name: string,
  path: string,
  context: ReadContext,
): Attribute | undefined {
  if (name.toLowerCase() !== 'displayname') return undefined;
  const display = findPart(attribute, 'display');
  if (display === undefined) return undefined;
  return context.tolerate('body.display-name-as-display', `${path}.${name}`) ? display : undefined;
}

/** Looking for similar names takes a while, so that beyond so many problems nothing is suggested. */
const MOST_SUGGESTIONS = 100;

/** Reports a member that no schema defines. */
export function unknownMember(name: string, path: string, known: readonly Attribute[], context: ReadContext): void {
  if (context.tolerate('body.unknown-attribute', path)) return;
  const names = context.problems.length < MOST_SUGGESTIONS ? known.map((attribute) => attribute.name) : [];
  context.problem(path, `is not defined by any schema of the resource.${didYouMean(name, names)}`);
}

/** Reports a member that is given twice in different letter case. */
export function duplicateMember(path: string, context: ReadContext): void {
  if (context.tolerate('body.duplicate-member', path)) return;
  context.problem(path, 'is given more than once, in different letter case', 'invalidSyntax');
}

/** Copies a value whose parts no schema describes, without members that would reach a prototype. */
function readOpaque(attribute: Attribute, value: unknown, path: string, context: ReadContext): unknown {
  if (!isJsonObject(value)) {
    context.wrongType(path, attribute, 'an object', value);
    return undefined;
  }
  if (isDeeperThan(value, OPAQUE_DEPTH)) {
    context.problem(path, `nests deeper than ${OPAQUE_DEPTH} levels`);
    return undefined;
  }
  return isUnassigned(value) ? undefined : copyOpaque(value);
}

/** Whether objects and arrays nest beyond so many levels; looks no deeper than that. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(part, levels - 1));
}

function copyOpaque(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOpaque);
  const entries = Object.entries(value)
    .filter(([name]) => name !== '__proto__' && name !== 'constructor' && name !== 'prototype')
    .map(([name, item]) => [name, copyOpaque(item)] as const);
  return Object.fromEntries(entries);
}
