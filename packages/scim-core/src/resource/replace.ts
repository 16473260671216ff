import type { Problem } from '../error/scim-error.ts';
import { type Attribute, isOpaque } from '../schema/attribute.ts';
import type { AnyResource } from '../schema/infer.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { canonicalText, valuesEqual } from './equal.ts';
import { problemsError } from './read-context.ts';
import { schemasOf } from './read-resource.ts';
import { isJsonObject, type JsonObject } from './read-value.ts';

/** What {@link replaceResource} is told. */
export interface ReplaceOptions {
  readonly resourceType: ResourceType;
}

/**
 * Puts a new body in the place of a stored resource: attributes that the body leaves out become unassigned, read-only ones
 * stay as they are, write-only and immutable ones stay when the body leaves them out, and an immutable one must not change.
 *
 * @param stored The resource as it is kept.
 * @param incoming What {@link readResource} made of the body, with context `replace`.
 * @returns A new resource; neither argument is changed.
 * @throws ScimError 400 `mutability` when an immutable attribute that has a value would change.
 * @see [RFC 7644 §3.5.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.1)
 * @example
 * ```ts
 * import { readResource, replaceResource, userResourceType } from 'scim-core';
 *
 * const stored = { schemas: [userResourceType.schema.id], id: '2819c223', userName: 'bjensen', title: 'Tour Guide' };
 * const body = readResource({ userName: 'bjensen' }, { resourceType: userResourceType, context: 'replace' });
 * const replaced = replaceResource(stored, body, { resourceType: userResourceType });
 * [replaced.id, replaced.title]; // ['2819c223', undefined]
 * ```
 */
export function replaceResource(stored: object, incoming: object, { resourceType }: ReplaceOptions): AnyResource {
  const problems: Problem[] = [];
  const result: AnyResource = { schemas: [] };
  replaceMembers(resourceType.attributes, stored as JsonObject, incoming as JsonObject, result, '', problems);
  for (const { schema } of resourceType.extensions) {
    const container: Record<string, unknown> = {};
    const before = (stored as JsonObject)[schema.id];
    const after = (incoming as JsonObject)[schema.id];
    replaceMembers(
      schema.attributes,
      isJsonObject(before) ? before : {},
      isJsonObject(after) ? after : {},
      container,
      `${schema.id}:`,
      problems,
    );
    if (Object.keys(container).length > 0) result[schema.id] = container;
  }
  if (problems.length > 0) throw problemsError(problems);
  result.schemas = schemasOf(result, resourceType);
  return result;
}

function replaceMembers(
  attributes: readonly Attribute[],
  before: JsonObject,
  after: JsonObject,
  result: Record<string, unknown>,
  prefix: string,
  problems: Problem[],
): void {
  for (const attribute of attributes) {
    const { name } = attribute;
    const value = replacement(attribute, before[name], after[name], `${prefix}${name}`, problems);
    if (value !== undefined) result[name] = value;
  }
}

function replacement(
  attribute: Attribute,
  before: unknown,
  after: unknown,
  path: string,
  problems: Problem[],
): unknown {
  switch (attribute.mutability) {
    case 'readOnly':
      return before;
    case 'writeOnly':
      return after ?? before;
    case 'immutable':
      if (before === undefined) return after;
      if (after !== undefined && !valuesEqual(before, after)) {
        problems.push({ path, scimType: 'mutability', message: 'is immutable and already has another value' });
      }
      return before;
    case 'readWrite':
      if (attribute.type !== 'complex') return after;
      return attribute.multiValued
        ? replaceElements(attribute, before, after)
        : replaceParts(attribute, before, after, path, problems);
  }
}

/**
 * Replaces a single complex value; immutable parts stay and are checked, write-only parts stay where none is given, and
 * read-only parts where nothing else changed.
 */
function replaceParts(
  attribute: Attribute,
  before: unknown,
  after: unknown,
  path: string,
  problems: Problem[],
): unknown {
  if (!isJsonObject(before)) return after;
  const kept: Record<string, unknown> = {};
  const given = isJsonObject(after) ? after : {};
  for (const { name, mutability } of attribute.subAttributes) {
    if (before[name] === undefined) continue;
    if (mutability === 'immutable' || (mutability === 'writeOnly' && given[name] === undefined))
      kept[name] = before[name];
    if (mutability !== 'immutable' || given[name] === undefined || valuesEqual(before[name], given[name])) continue;
    problems.push({
      path: `${path}.${name}`,
      scimType: 'mutability',
      message: 'is immutable and already has another value',
    });
  }
  const replaced = { ...given, ...kept };
  if (Object.keys(replaced).length === 0) return undefined;
  return writableText(attribute, before) === writableText(attribute, replaced) ? before : replaced;
}

/** Keeps stored elements that the body repeats, together with their read-only parts. */
function replaceElements(attribute: Attribute, before: unknown, after: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(after)) return after;
  const kept = new Map<string, unknown>(before.map((element) => [writableText(attribute, element), element]));
  return after.map((element) => kept.get(writableText(attribute, element)) ?? element);
}

function writableText(attribute: Attribute, value: unknown): string {
  if (!isJsonObject(value) || isOpaque(attribute)) return canonicalText(value);
  const writable = attribute.subAttributes.filter(({ mutability }) => mutability !== 'readOnly');
  return canonicalText(Object.fromEntries(writable.map(({ name }) => [name, value[name]])));
}
