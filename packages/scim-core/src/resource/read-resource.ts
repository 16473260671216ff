import { ScimError } from '../error/scim-error.ts';
import { clip } from '../error/syntax-error.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AnyResource, ResourceOf } from '../schema/infer.ts';
import type { ResourceType, SchemaExtension } from '../schema/resource-type.ts';
import type { Mode, ToleranceListener } from '../tolerance/mode.ts';
import { type BodyPurpose, describe, ReadContext } from './read-context.ts';
import { duplicateMember, isJsonObject, type JsonObject, readValue, unknownMember } from './read-value.ts';

/** What {@link readResource} is told. */
export interface ReadResourceOptions<T extends ResourceType = ResourceType> {
  readonly resourceType: T;
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  /**
   * `create` and `replace`: read-only attributes are left out, required ones must be there. `response`: what a service
   * provider answered, of which parts may be missing.
   */
  readonly context: BodyPurpose;
  /** Told of every tolerance that the body needed. */
  readonly onTolerance?: ToleranceListener | undefined;
}

/**
 * Reads the JSON body of a resource: names in their canonical letter case, values in the type of their attribute,
 * unassigned attributes left out, `schemas` completed. Everything behind this compares exactly.
 *
 * @param json A parsed body; it is not changed and nothing of it is kept.
 * @returns A new resource.
 * @throws ScimError 400 with **all** problems, each with its path.
 * @see [RFC 7643 §2](https://www.rfc-editor.org/rfc/rfc7643#section-2)
 * @example
 * ```ts
 * import { readResource, userResourceType } from 'scim-core';
 *
 * const body = { USERNAME: 'bjensen', active: 'True', emails: [{ value: 'b@example.com', primary: true }] };
 * const user = readResource(body, { resourceType: userResourceType, context: 'create' });
 * user.userName; // 'bjensen'
 * user.active; // true
 * ```
 */
export function readResource<T extends ResourceType>(json: unknown, options: ReadResourceOptions<T>): ResourceOf<T> {
  const { resourceType } = options;
  if (!isJsonObject(json)) {
    throw new ScimError(400, `a ${resourceType.name} must be a JSON object, found ${describe(json)}`, {
      scimType: 'invalidSyntax',
    });
  }
  const context = new ReadContext(options.context, options.mode, options.onTolerance);
  const result: AnyResource = { schemas: [] };
  const listed = readMembers(json, resourceType, result, context);
  const schemas = schemasOf(result, resourceType);
  if (!isSameList(listed, schemas)) readSchemas(listed, resourceType, result, context);
  if (context.purpose !== 'response') requireAttributes(resourceType, result, context);
  context.throwProblems();
  result.schemas = schemas;
  return result as ResourceOf<T>;
}

/**
 * The URIs that `schemas` lists: the base schema, and each extension of which the resource carries data.
 *
 * @see [RFC 7643 §3](https://www.rfc-editor.org/rfc/rfc7643#section-3)
 * @example
 * ```ts
 * import { schemasOf, userResourceType } from 'scim-core';
 *
 * schemasOf({ userName: 'bjensen' }, userResourceType); // ['urn:ietf:params:scim:schemas:core:2.0:User']
 * ```
 */
export function schemasOf(resource: JsonObject, resourceType: ResourceType): string[] {
  const schemas = [resourceType.schema.id];
  for (const { schema } of resourceType.extensions) if (resource[schema.id] !== undefined) schemas.push(schema.id);
  return schemas;
}

function isSameList(given: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(given) && given.length === wanted.length && wanted.every((urn, index) => given[index] === urn);
}

/** Reads every member into `result` and answers the value of `schemas` as it was given. */
function readMembers(json: JsonObject, type: ResourceType, result: AnyResource, context: ReadContext): unknown {
  const { index } = type;
  let misspelt: Set<string> | undefined;
  let schemas: unknown;
  /** Only a name in other letter case can stand for what another member gave. */
  const checkTwice = (name: string, canonical: string) => {
    if (name === canonical) return;
    misspelt ??= new Set();
    if (Object.hasOwn(json, canonical) || misspelt.has(canonical)) duplicateMember(canonical, context);
    misspelt.add(canonical);
  };
  for (const name of Object.keys(json)) {
    const extension = index.extension(name);
    if (extension !== undefined) {
      checkTwice(name, extension.schema.id);
      readExtension(extension, json[name], result, context);
      continue;
    }
    const target = index.resolve(name);
    // Only plain names are members; `name.givenName` and `urn:…:userName` are paths.
    if (target !== undefined && target.attribute.name.length === name.length) {
      const { attribute } = target;
      checkTwice(name, attribute.name);
      if (attribute.name === 'schemas') schemas = json[name];
      else assign(result, attribute, json[name], attribute.name, context);
      continue;
    }
    readStray(name, json[name], type, result, context);
  }
  return schemas;
}

function assign(
  into: Record<string, unknown>,
  attribute: Attribute,
  given: unknown,
  path: string,
  context: ReadContext,
): void {
  if (context.ignores(attribute)) return;
  const value = readValue(attribute, given, path, context);
  if (value !== undefined) into[attribute.name] = value;
  else if (attribute.name in into) delete into[attribute.name];
}

function readExtension({ schema }: SchemaExtension, given: unknown, result: AnyResource, context: ReadContext): void {
  if (given === null || given === undefined) return;
  if (!isJsonObject(given)) {
    context.problem(schema.id, `expected an object, found ${describe(given)}`);
    return;
  }
  const container = (result[schema.id] ?? {}) as Record<string, unknown>;
  const byName = new Map(schema.attributes.map((attribute) => [attribute.name.toLowerCase(), attribute]));
  const seen = new Set<Attribute>();
  for (const name of Object.keys(given)) {
    const attribute = byName.get(name.toLowerCase());
    if (attribute === undefined) {
      unknownMember(name, `${schema.id}:${clip(name)}`, schema.attributes, context);
      continue;
    }
    const path = `${schema.id}:${attribute.name}`;
    if (seen.has(attribute)) duplicateMember(path, context);
    seen.add(attribute);
    assign(container, attribute, given[name], path, context);
  }
  keepExtension(result, schema.id, container);
}

function keepExtension(result: AnyResource, urn: string, container: JsonObject): void {
  if (Object.keys(container).length === 0) delete result[urn];
  else result[urn] = container;
}

/** Reads an attribute that stands outside the object of its extension, or reports an unknown one. */
function readStray(name: string, given: unknown, type: ResourceType, result: AnyResource, context: ReadContext): void {
  const target = type.index.resolveInExtensions(name);
  if (target?.extension !== undefined && target.attribute.name.length === name.length) {
    if (context.tolerate('body.extension-attribute-without-urn', name)) {
      const container = (result[target.extension] ?? {}) as Record<string, unknown>;
      // What stands in its proper place counts.
      if (container[target.attribute.name] === undefined)
        assign(container, target.attribute, given, target.path, context);
      keepExtension(result, target.extension, container);
      return;
    }
    context.problem(name, `belongs in the object "${target.extension}"`);
    return;
  }
  unknownMember(name, clip(name), type.attributes, context);
}

function readSchemas(given: unknown, type: ResourceType, result: AnyResource, context: ReadContext): void {
  const urns = Array.isArray(given) ? given : [];
  const complete = urns.some((urn) => typeof urn === 'string' && type.index.isBaseSchema(urn));
  if (!complete && !context.tolerate('body.schemas-incomplete', 'schemas')) {
    const scimType = Array.isArray(given) ? 'invalidValue' : 'invalidSyntax';
    context.problem('schemas', `must be an array that holds "${type.schema.id}"`, scimType);
  }
  const isListed = (extension: SchemaExtension) =>
    urns.some((urn) => typeof urn === 'string' && type.index.extension(urn) === extension);
  const unlisted = type.extensions.find(
    (extension) => result[extension.schema.id] !== undefined && !isListed(extension),
  );
  if (complete && unlisted !== undefined && !context.tolerate('body.extension-not-listed', 'schemas')) {
    context.problem('schemas', `must list "${unlisted.schema.id}", of which the body has attributes`);
  }
  const seen = new Set<string>();
  for (let index = 0; index < urns.length; index += 1) {
    const urn: unknown = urns[index];
    const known = typeof urn === 'string' ? schemaOf(urn, type) : undefined;
    if (known !== undefined && !seen.has(known)) {
      seen.add(known);
      continue;
    }
    const path = `schemas[${index}]`;
    if (context.tolerate(known === undefined ? 'body.unknown-schema' : 'body.duplicate-member', path)) continue;
    context.problem(path, known === undefined ? `${describe(urn)} is no schema of ${type.name}` : 'is listed twice');
  }
}

/** The URN of a schema of the resource type, as the schema itself writes it. */
function schemaOf(urn: string, { schema, index }: ResourceType): string | undefined {
  return index.isBaseSchema(urn) ? schema.id : index.extension(urn)?.schema.id;
}

function requireAttributes(type: ResourceType, result: AnyResource, context: ReadContext): void {
  const reported = new Set(context.problems.map(({ path }) => path));
  const requireIn = (attributes: readonly Attribute[], container: JsonObject, prefix: string) => {
    for (const { name, required, mutability } of attributes) {
      if (!required || mutability === 'readOnly' || container[name] !== undefined) continue;
      // A wrong value has been reported; that it is missing too would be noise.
      if (!reported.has(`${prefix}${name}`)) context.problem(`${prefix}${name}`, 'is required');
    }
  };
  requireIn(type.attributes, result, '');
  for (const { schema, required } of type.extensions) {
    const container = result[schema.id];
    if (isJsonObject(container)) requireIn(schema.attributes, container, `${schema.id}:`);
    else if (required) context.problem(schema.id, 'is required');
  }
}
