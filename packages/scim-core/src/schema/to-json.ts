import type { Attribute } from './attribute.ts';
import type { Schema } from './define-schema.ts';
import type { ResourceType } from './resource-type.ts';
import { RESOURCE_TYPE_URN, SCHEMA_URN } from './urns.ts';

/** A body of `/Schemas`, without `meta`. */
export interface SchemaBody {
  readonly schemas: readonly [typeof SCHEMA_URN];
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly attributes: readonly Record<string, unknown>[];
}

/** A body of `/ResourceTypes`, without `meta`. */
export interface ResourceTypeBody {
  readonly schemas: readonly [typeof RESOURCE_TYPE_URN];
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly endpoint: string;
  readonly schema: string;
  readonly schemaExtensions: readonly { readonly schema: string; readonly required: boolean }[];
}

/**
 * The body that `/Schemas` serves for a schema, every characteristic spelled out. What is no characteristic of RFC 7643 but a
 * mark of ours (`relation`, `format`) is nobody else's business and stays out.
 *
 * @see [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7)
 * @example
 * ```ts
 * import { schemaToJSON, userSchema } from 'scim-core';
 *
 * schemaToJSON(userSchema).attributes[0]?.name; // 'userName'
 * ```
 */
export function schemaToJSON(schema: Schema): SchemaBody {
  return {
    schemas: [SCHEMA_URN],
    id: schema.id,
    ...(schema.name === '' ? {} : { name: schema.name }),
    ...(schema.description === '' ? {} : { description: schema.description }),
    attributes: schema.attributes.map(attributeToJSON),
  };
}

/** Characteristics without meaning for a type are left out: `caseExact` and `uniqueness` of anything but text. */
function attributeToJSON(attribute: Attribute): Record<string, unknown> {
  const { type, canonicalValues, referenceTypes, subAttributes } = attribute;
  const isText = type === 'string' || type === 'reference' || type === 'binary';
  return {
    name: attribute.name,
    type,
    multiValued: attribute.multiValued,
    description: attribute.description,
    required: attribute.required,
    ...(canonicalValues.length > 0 ? { canonicalValues } : {}),
    ...(isText ? { caseExact: attribute.caseExact } : {}),
    mutability: attribute.mutability,
    returned: attribute.returned,
    ...(type === 'complex' || type === 'boolean' ? {} : { uniqueness: attribute.uniqueness }),
    ...(type === 'reference' ? { referenceTypes } : {}),
    ...(type === 'complex' ? { subAttributes: subAttributes.map(attributeToJSON) } : {}),
  };
}

/**
 * The body that `/ResourceTypes` serves for a resource type.
 *
 * @see [RFC 7643 §6](https://www.rfc-editor.org/rfc/rfc7643#section-6)
 * @example
 * ```ts
 * import { resourceTypeToJSON, userResourceType } from 'scim-core';
 *
 * resourceTypeToJSON(userResourceType).schema; // 'urn:ietf:params:scim:schemas:core:2.0:User'
 * ```
 */
export function resourceTypeToJSON(resourceType: ResourceType): ResourceTypeBody {
  return {
    schemas: [RESOURCE_TYPE_URN],
    id: resourceType.name,
    name: resourceType.name,
    ...(resourceType.description === '' ? {} : { description: resourceType.description }),
    endpoint: resourceType.endpoint,
    schema: resourceType.schema.id,
    schemaExtensions: resourceType.extensions.map(({ schema, required }) => ({ schema: schema.id, required })),
  };
}
