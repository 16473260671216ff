import type { Attribute, ResourceType } from 'scim-core';
import type { StoredDocument } from './resource-store.ts';

type Members = Readonly<Record<string, unknown>>;
/** Which members of an object are shown; `undefined` where it is not looked into. */
type Shown = ReadonlyMap<string, ShownParts>;
type ShownParts = ReadonlySet<string> | undefined;

interface PlainForm {
  readonly own: Shown;
  readonly extensions: ReadonlyMap<string, Shown>;
  readonly name: string;
}

const formsOfType = new WeakMap<ResourceType, PlainForm>();

/**
 * Whether clients see every value of a document unless they ask for something else, so that its JSON can be sent without being
 * looked into: it begins with `schemas`, and has nothing that is never returned, is returned on request, is no part of the
 * schema, or is for the service provider to say.
 *
 * @see [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7) (`returned`)
 * @example
 * ```ts
 * import { userResourceType } from 'scim-core';
 * import { isPlainDocument } from 'scim-provider';
 *
 * const schemas = [userResourceType.schema.id];
 * isPlainDocument(userResourceType, { schemas, userName: 'bjensen' }); // true
 * isPlainDocument(userResourceType, { schemas, userName: 'bjensen', password: 't1meMa$heen' }); // false
 * ```
 */
export function isPlainDocument(type: ResourceType, document: StoredDocument): boolean {
  const { own, extensions } = formOf(type);
  let isFirst = true;
  for (const name of Object.keys(document)) {
    const value = document[name];
    if (isFirst) {
      if (name !== 'schemas' || !isListOfUris(value)) return false;
      isFirst = false;
      continue;
    }
    if (value === undefined) continue;
    const parts = extensions.get(name);
    if (parts === undefined ? !(own.has(name) && hasOnly(value, own.get(name))) : !isShown(value, parts)) return false;
  }
  return !isFirst;
}

/**
 * Names what {@link isPlainDocument} has looked at of a type. What it said of a document holds as long as the name is the same.
 *
 * @example
 * ```ts
 * import { groupResourceType, userResourceType } from 'scim-core';
 * import { plainForm } from 'scim-provider';
 *
 * plainForm(userResourceType) === plainForm(groupResourceType); // false
 * ```
 */
export function plainForm(type: ResourceType): string {
  return formOf(type).name;
}

function formOf(type: ResourceType): PlainForm {
  let form = formsOfType.get(type);
  if (form === undefined) {
    form = makeForm(type);
    formsOfType.set(type, form);
  }
  return form;
}

function makeForm({ index }: ResourceType): PlainForm {
  const own = new Map<string, ShownParts>();
  const extensions = new Map<string, Map<string, ShownParts>>();
  const described: unknown[] = [];
  for (const { extension, attribute } of index.targets) {
    // What the service provider says of a resource is added when it is shown.
    if (attribute.mutability === 'readOnly' || attribute.relation || !isReturned(attribute)) continue;
    const shown = attribute.subAttributes.filter(isReturned).map(({ name }) => name);
    if (attribute.subAttributes.length > 0 && shown.length === 0) continue;
    const parts = shown.length === attribute.subAttributes.length ? undefined : new Set(shown);
    described.push([extension ?? '', attribute.name, parts === undefined ? null : shown]);
    if (extension === undefined) own.set(attribute.name, parts);
    else extensions.set(extension, (extensions.get(extension) ?? new Map()).set(attribute.name, parts));
  }
  return { own, extensions, name: JSON.stringify(described) };
}

function isReturned({ returned }: Attribute): boolean {
  return returned === 'always' || returned === 'default';
}

/** Texts whose JSON has no bracket in it, so that the first one ends the list. */
function isListOfUris(value: unknown): boolean {
  return Array.isArray(value) && value.every((uri) => typeof uri === 'string' && !uri.includes(']'));
}

function isShown(value: unknown, shown: Shown): boolean {
  if (!isObject(value)) return false;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => shown.has(name) && hasOnly(value[name], shown.get(name)));
}

/** Whether of a value every part is shown, and there is one in each element. */
function hasOnly(value: unknown, parts: ShownParts): boolean {
  if (parts === undefined) return value !== undefined;
  if (Array.isArray(value)) return value.length > 0 && value.every((element) => hasOnly(element, parts));
  if (!isObject(value)) return false;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => parts.has(name) && value[name] !== undefined);
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
