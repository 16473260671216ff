import type { MappedResource } from 'entra-mapping';
import { parsePath, ScimError } from 'scim-core';
import { judge, type VendorProfile, type Verdict } from 'vendor-profiles';

/** The request by which Entra would create a user. */
export interface CreationPreview {
  readonly body: Readonly<Record<string, unknown>>;
  /** What the vendor would answer, as far as the profile knows. */
  readonly verdict: Verdict;
}

type Json = Record<string, unknown>;

/**
 * Puts the values of a mapped user together as the body of a POST, and asks the profile what the vendor would answer.
 *
 * @param mapped What `mapResource` of entra-mapping gave.
 */
export function previewCreation({ values }: MappedResource, profile: VendorProfile): CreationPreview {
  const body: Json = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'] };
  for (const { target, value } of values) put(body, target, typed(target, value));
  for (const schema of Object.keys(body).filter((key) => key.startsWith('urn:'))) {
    (body.schemas as string[]).push(schema);
  }
  return { body, verdict: judge(profile, { method: 'POST', path: '/Users', body }) };
}

/** Everything is text inside Entra; truth values are sent as such in a creation. */
function typed(target: string, value: string | readonly string[]): unknown {
  const isFlag = /(^|\.)(active|primary)$/i.test(target) && typeof value === 'string' && /^(true|false)$/i.test(value);
  return isFlag ? value.toLowerCase() === 'true' : value;
}

function put(body: Json, target: string, value: unknown): void {
  let path: ReturnType<typeof parsePath>;
  try {
    path = parsePath(target);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return;
  }
  const { schema, attribute, filter, subAttribute } = path;
  const isExtension = schema !== undefined && !/:core:2\.0:User$/i.test(schema);
  const owner = isExtension ? child(body, schema) : body;
  if (filter !== undefined)
    putElement(owner, attribute, /\[\s*(\w+)\s+eq\s+"([^"]*)"/i.exec(target), subAttribute, value);
  else if (subAttribute === undefined) define(owner, attribute, value);
  else define(child(owner, attribute), subAttribute, value);
}

/** The element that the filter chooses, made when it is not there yet. */
function putElement(
  owner: Json,
  attribute: string,
  filter: RegExpExecArray | null,
  part = 'value',
  value: unknown,
): void {
  const [, name = 'type', text = ''] = filter ?? [];
  const chosen = typed(name, text);
  const list = (own(owner, attribute) as Json[] | undefined) ?? [];
  define(owner, attribute, list);
  let element = list.find((each) => own(each, name) === chosen);
  if (element === undefined) {
    element = {};
    define(element, name, chosen);
    list.push(element);
  }
  define(element, part, value);
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
