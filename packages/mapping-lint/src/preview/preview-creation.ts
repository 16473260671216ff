import type { MappedResource } from 'entra-mapping';
import { type AttributePath, type Filter, parsePath, ScimError, userResourceType } from 'scim-core';
import { anyTargetKey, judge, type VendorProfile, type Verdict } from 'vendor-profiles';

/** The request by which Entra would create a user. */
export interface CreationPreview {
  readonly body: Readonly<Record<string, unknown>>;
  /** What the vendor would answer, as far as the profile knows. */
  readonly verdict: Verdict;
}

type Json = Record<string, unknown>;

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/**
 * Puts the values of a mapped user together as the body of a POST, and asks the profile what the vendor would answer.
 *
 * @param mapped What `mapResource` of entra-mapping gave.
 *
 * @example
 * ```ts
 * import { mapResource } from 'entra-mapping';
 * import { previewCreation } from 'mapping-lint';
 * import { loadProfile } from 'vendor-profiles';
 *
 * const attributeMappings = [{ targetAttributeName: 'name.givenName', source: { type: 'Attribute', name: 'givenName' } }];
 * const { body } = previewCreation(mapResource({ attributeMappings }, { givenName: 'Ada' }), loadProfile('talkdesk'));
 * body.name; // { givenName: 'Ada' }
 * ```
 */
export function previewCreation({ values }: MappedResource, profile: VendorProfile): CreationPreview {
  const schemas = [USER];
  const body: Json = { schemas };
  for (const { target, value } of values) {
    const path = readPath(target);
    if (path !== undefined) put(body, path, isTruthValue(target) ? truthValue(value) : value);
  }
  schemas.push(...Object.keys(body).filter((key) => key.includes(':')));
  return { body, verdict: judge(profile, { method: 'POST', path: '/Users', body }) };
}

/** The path of a target; `undefined` for what is none, and so can't be sent. */
function readPath(target: string): AttributePath | undefined {
  try {
    return parsePath(target);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return undefined;
  }
}

/** Whether the core schema says that the target of a mapping is a truth value. */
function isTruthValue(target: string): boolean {
  const found = userResourceType.index.resolve(anyTargetKey(target).replace(/\[.*\]/, ''));
  return (found?.subAttribute ?? found?.attribute)?.type === 'boolean';
}

/** Everything is text inside Entra; truth values are sent as such. */
function truthValue(value: unknown): unknown {
  if (value !== 'True' && value !== 'true' && value !== 'False' && value !== 'false') return value;
  return value.toLowerCase() === 'true';
}

function put(body: Json, { schema, attribute, filter, subAttribute }: AttributePath, value: unknown): void {
  const owner = schema === undefined || schema.toLowerCase() === USER.toLowerCase() ? body : child(body, schema);
  if (filter !== undefined) define(element(owner, attribute, filter), subAttribute ?? 'value', value);
  else if (subAttribute === undefined) define(owner, attribute, value);
  else define(child(owner, attribute), subAttribute, value);
}

/** The element that the filter chooses, made as the filter says when it is not there yet. */
function element(owner: Json, attribute: string, filter: Filter): Json {
  const conditions = conditionsOf(attribute, filter);
  const known = own(owner, attribute);
  const list: Json[] = Array.isArray(known) ? known : [];
  define(owner, attribute, list);
  const found = list.find((each) => conditions.every(([name, value]) => own(each, name) === value));
  if (found !== undefined) return found;
  const made: Json = {};
  for (const [name, value] of conditions) define(made, name, value);
  list.push(made);
  return made;
}

/** What an element has to have: Entra sends `eq` and `and` only. */
function conditionsOf(attribute: string, filter: Filter): (readonly [string, unknown])[] {
  if (filter.kind === 'and') return filter.filters.flatMap((each) => conditionsOf(attribute, each));
  if (filter.kind !== 'comparison' || filter.operator !== 'eq') return [];
  const { path, value } = filter;
  return [[path.attribute, isTruthValue(`${attribute}.${path.attribute}`) ? truthValue(value) : value]];
}

function child(owner: Json, name: string): Json {
  const found = own(owner, name);
  if (typeof found === 'object' && found !== null) return found as Json;
  const made: Json = {};
  define(owner, name, made);
  return made;
}

function own(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A target named `__proto__` becomes a property like any other. */
function define(object: Json, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
