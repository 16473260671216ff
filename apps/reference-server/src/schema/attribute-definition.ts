import type { Attribute, SchemaDefinition } from 'scim-core';

/** An attribute as `defineSchema` takes it. */
export type AttributeDefinition = SchemaDefinition['attributes'][number];

/** What `defineSchema` takes for an attribute that it made: without what says that there is none. */
export function definitionFrom({
  referenceTypes,
  subAttributes,
  format,
  ...attribute
}: Attribute): AttributeDefinition {
  return {
    ...attribute,
    ...(format === undefined ? {} : { format }),
    ...(referenceTypes.length > 0 ? { referenceTypes } : {}),
    ...(subAttributes.length > 0 ? { subAttributes: subAttributes.map(definitionFrom) } : {}),
  };
}
