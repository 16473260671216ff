import {
  type AttributeDefinition,
  type AttributePath,
  defineSchema,
  parsePath,
  type ResourceType,
  type SchemaDefinition,
  ScimError,
} from 'scim-core';
import type { SupportedTarget, TargetType } from 'vendor-profiles';

/** Schemas under construction, by their URN in lower case. */
export type Schemas = Map<
  string,
  { readonly id: string; readonly name: string; readonly attributes: readonly AttributeDefinition[] }
>;

const types: Readonly<Record<TargetType, AttributeDefinition['type'] & string>> = {
  String: 'string',
  Boolean: 'boolean',
  Integer: 'integer',
  Reference: 'string',
  DateTime: 'dateTime',
  Binary: 'binary',
};

/**
 * Adds the attributes that a vendor lists and RFC 7643 does not have. Those whose names no schema can have stay out, and so
 * do parts of attributes that are there already.
 */
export function addOwnTargets(supported: readonly SupportedTarget[], schemas: Schemas, type: ResourceType): void {
  for (const listed of supported) {
    if (listed.literal || type.index.resolve(listed.target) !== undefined) continue;
    const path = pathOf(listed.target);
    if (path === undefined || path.schema === '' || isCommon(path)) continue;
    const id = path.schema ?? type.schema.id;
    const schema = schemas.get(id.toLowerCase()) ?? { id, name: nameOf(id), attributes: [] };
    if (schema.attributes.some(({ name }) => name.toLowerCase() === path.attribute.toLowerCase())) continue;
    const extended = { ...schema, attributes: [...schema.attributes, definitionOf(path, listed)] };
    if (isSchema(extended)) schemas.set(id.toLowerCase(), extended);
  }
}

function definitionOf(
  { attribute, filter, subAttribute }: AttributePath,
  listed: SupportedTarget,
): AttributeDefinition {
  const type = types[listed.type ?? 'String'];
  if (filter === undefined && subAttribute === undefined) {
    return { name: attribute, type, multiValued: listed.multiValued ?? false };
  }
  const part = { name: subAttribute ?? 'value', type };
  const selectors = filter === undefined ? [] : [{ name: 'type' }, { name: 'primary', type: 'boolean' as const }];
  const subAttributes = [...selectors.filter(({ name }) => name !== part.name), part];
  return { name: attribute, type: 'complex', multiValued: filter !== undefined, subAttributes };
}

function isSchema(definition: SchemaDefinition): boolean {
  try {
    defineSchema(definition);
    return true;
  } catch (error) {
    if (error instanceof TypeError || error instanceof ScimError) return false;
    throw error;
  }
}

function isCommon({ schema, attribute }: AttributePath): boolean {
  return schema === undefined && /^(?:id|externalId|meta|schemas)$/i.test(attribute);
}

function pathOf(target: string): AttributePath | undefined {
  try {
    return parsePath(target);
  } catch (error) {
    if (error instanceof ScimError) return undefined;
    throw error;
  }
}

/** What stands before the version in a URN: `talkdesk` of `urn:…:extension:talkdesk:2.0:User`. */
function nameOf(urn: string): string {
  return urn.split(':').at(-3) ?? urn;
}
