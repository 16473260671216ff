import { ScimError } from '../error/scim-error.ts';
import { clip, quote } from '../error/syntax-error.ts';
import { describe } from '../resource/read-context.ts';
import { defineSchema, type Schema } from './define-schema.ts';
import type { AttributeDefinition, SchemaDefinition } from './definition.ts';
import { defineResourceType, type ResourceType } from './resource-type.ts';

type Members = Readonly<Record<string, unknown>>;

/** How many attributes of one level a schema from the network may have. */
const MOST_ATTRIBUTES = 1000;

/**
 * Makes a schema of a `/Schemas` resource that a service provider sent: characteristics that are missing or unknown get
 * their default, since providers leave out and misspell many.
 *
 * @param json One parsed schema resource.
 * @throws ScimError 400 `invalidValue` when it has no `id`, no `attributes`, or an attribute that can't be used.
 * @see [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7)
 * @example
 * ```ts
 * import { schemaFromJSON } from 'scim-core';
 *
 * const badge = schemaFromJSON({ id: 'urn:example:Badge', attributes: [{ name: 'number', type: 'INTEGER' }] });
 * badge.attributes[0]?.type; // 'integer'
 * ```
 */
export function schemaFromJSON(json: unknown): Schema {
  const members = asMembers(json, 'a schema');
  const { id, name, description, attributes } = members;
  if (typeof id !== 'string') throw invalid('a schema needs an id');
  const definition: SchemaDefinition = {
    id,
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    attributes: readAttributes(attributes, id, 2),
  };
  try {
    return defineSchema(definition);
  } catch (error) {
    if (error instanceof TypeError) throw invalid(`schema "${clip(id)}": ${error.message}`);
    throw error;
  }
}

/**
 * Makes the resource types of a service provider from its `/ResourceTypes` and `/Schemas`.
 *
 * @param resourceTypes The parsed resources of `/ResourceTypes`.
 * @param schemas The parsed resources of `/Schemas`.
 * @throws ScimError 400 `invalidValue` when a resource type names a schema that is not there, or one can't be used.
 * @see [RFC 7644 §4](https://www.rfc-editor.org/rfc/rfc7644#section-4)
 * @example
 * ```ts
 * import { resourceTypesFromJSON, resourceTypeToJSON, schemaToJSON, userResourceType, userSchema } from 'scim-core';
 *
 * const base = { ...resourceTypeToJSON(userResourceType), schemaExtensions: [] };
 * resourceTypesFromJSON([base], [schemaToJSON(userSchema)])[0]?.endpoint; // '/Users'
 * ```
 */
export function resourceTypesFromJSON(resourceTypes: readonly unknown[], schemas: readonly unknown[]): ResourceType[] {
  const byId = new Map<string, Schema>();
  for (const json of schemas) {
    const schema = schemaFromJSON(json);
    byId.set(schema.id.toLowerCase(), schema);
  }
  return resourceTypes.map((json) => resourceTypeFromJSON(json, byId));
}

/** Makes one resource type; the schemas are found by their id in lower case. */
export function resourceTypeFromJSON(json: unknown, schemas: ReadonlyMap<string, Schema>): ResourceType {
  const { name, endpoint, description, schema, schemaExtensions } = asMembers(json, 'a resource type');
  if (typeof name !== 'string' || typeof endpoint !== 'string')
    throw invalid('a resource type needs a name and an endpoint');
  const find = (urn: unknown): Schema => {
    const found = typeof urn === 'string' ? schemas.get(urn.toLowerCase()) : undefined;
    if (found === undefined)
      throw invalid(
        `resource type "${clip(name)}" names the schema ${typeof urn === 'string' ? quote(urn) : describe(urn)}, which is not among the schemas`,
      );
    return found;
  };
  const extensions = (Array.isArray(schemaExtensions) ? schemaExtensions : []).map((extension) => {
    const members = asMembers(extension, 'a schema extension');
    return { schema: find(members.schema), required: members.required === true };
  });
  try {
    return defineResourceType({
      name,
      endpoint: endpoint.startsWith('/') ? endpoint : `/${endpoint}`,
      ...(typeof description === 'string' ? { description } : {}),
      schema: find(schema),
      extensions,
    });
  } catch (error) {
    if (error instanceof TypeError) throw invalid(error.message);
    throw error;
  }
}

function readAttributes(json: unknown, where: string, depth: number): AttributeDefinition[] {
  if (!Array.isArray(json)) throw invalid(`"${clip(where)}" needs an array of attributes`);
  if (json.length > MOST_ATTRIBUTES)
    throw invalid(`"${clip(where)}" has ${json.length} attributes, at most ${MOST_ATTRIBUTES} are read`);
  return json.map((item) => readAttribute(asMembers(item, 'an attribute'), where, depth));
}

function readAttribute(members: Members, where: string, depth: number): AttributeDefinition {
  const { name, subAttributes, canonicalValues, referenceTypes } = members;
  if (typeof name !== 'string') throw invalid(`an attribute of "${clip(where)}" needs a name`);
  const definition: Record<string, unknown> = { name };
  for (const [member, values] of Object.entries(KEYWORDS)) {
    const given = members[member];
    const known =
      typeof given === 'string' ? values.find((value) => value.toLowerCase() === given.toLowerCase()) : undefined;
    if (known !== undefined) definition[member] = known;
  }
  for (const member of ['multiValued', 'required', 'caseExact']) {
    if (typeof members[member] === 'boolean') definition[member] = members[member];
  }
  if (typeof members.description === 'string') definition.description = members.description;
  if (Array.isArray(canonicalValues))
    definition.canonicalValues = canonicalValues.filter((value) => typeof value === 'string');
  if (Array.isArray(referenceTypes) && definition.type === 'reference') {
    definition.referenceTypes = referenceTypes.filter((value) => typeof value === 'string');
  }
  if (definition.type === 'complex' && Array.isArray(subAttributes) && depth > 0) {
    definition.subAttributes = readAttributes(subAttributes, `${where}:${name}`, depth - 1);
  }
  return definition as unknown as AttributeDefinition;
}

/** The words of each characteristic; others fall back to its default. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  type: ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference', 'complex'],
  mutability: ['readOnly', 'readWrite', 'immutable', 'writeOnly'],
  returned: ['always', 'never', 'default', 'request'],
  uniqueness: ['none', 'server', 'global'],
};

function asMembers(json: unknown, what: string): Members {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Members;
  throw invalid(`${what} must be a JSON object`);
}

function invalid(detail: string): ScimError {
  return new ScimError(400, detail, { scimType: 'invalidValue' });
}
