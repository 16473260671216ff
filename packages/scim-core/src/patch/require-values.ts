import { ScimError } from '../error/scim-error.ts';
import { isJsonObject, type JsonObject } from '../resource/read-value.ts';
import type { ResourceType, SchemaExtension } from '../schema/resource-type.ts';
import type { Draft } from './draft.ts';

/**
 * Holds what a PATCH wrote to what must have a value. A required attribute may be replaced, also by removing and adding it,
 * but not be missing in the end.
 *
 * @throws ScimError 400 `mutability` when a required value was removed, `invalidValue` when one was not given.
 */
export function requireValues(draft: Draft, { extensions }: ResourceType): void {
  for (const { target, before } of draft.writes) {
    const { attribute, extension, path } = target;
    const value = draft.read(target);
    const gone = extension !== undefined && draft.current[extension] === undefined;
    if (attribute.required && value === undefined && before !== undefined && !gone) throw removed(path);
    for (const { name } of target.requiredParts) requirePart(name, before, value, path);
  }
  if (draft.extensionWritten) for (const extension of extensions) requireExtension(extension, draft);
}

/** A required part must be in every element, or in the value of a single-valued attribute. */
function requirePart(name: string, before: unknown, value: unknown, path: string): void {
  const elements = objectsOf(value);
  const having = elements.filter((element) => element[name] !== undefined).length;
  if (having === elements.length) return;
  const hadMore = objectsOf(before).filter((element) => element[name] !== undefined).length > having;
  throw hadMore ? removed(`${path}.${name}`) : notGiven(`${path}.${name}`);
}

function objectsOf(value: unknown): readonly JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isJsonObject);
}

/** An extension may go as a whole unless it is required, and comes as a whole. */
function requireExtension({ schema, required }: SchemaExtension, draft: Draft): void {
  const writes = draft.writes.filter(({ target }) => target.extension === schema.id);
  if (writes.length === 0) return;
  const container = draft.current[schema.id];
  const hadWritten = writes.some(({ before }) => before !== undefined);
  if (!isJsonObject(container)) {
    if (required && hadWritten) throw removed(schema.id);
    return;
  }
  const written = new Set(writes.map(({ target }) => target.attribute.name));
  if (hadWritten || Object.keys(container).some((name) => !written.has(name))) return;
  const missing = schema.attributes.find(
    ({ name, required: isRequired, mutability }) =>
      isRequired && mutability !== 'readOnly' && container[name] === undefined,
  );
  if (missing !== undefined) throw notGiven(`${schema.id}:${missing.name}`);
}

function removed(path: string): ScimError {
  return new ScimError(400, `"${path}" is required and can't be removed`, { scimType: 'mutability' });
}

function notGiven(path: string): ScimError {
  return new ScimError(400, `"${path}" is required`, { scimType: 'invalidValue' });
}
