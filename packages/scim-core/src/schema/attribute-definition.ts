import type { Attribute } from './attribute.ts';
import type { AttributeDefinition } from './definition.ts';

/**
 * The definition of an attribute of a schema, for another schema that is to have it, too: `defineSchema` takes it.
 *
 * @example
 * ```ts
 * import { attributeDefinition, defineSchema, userSchema } from 'scim-core';
 *
 * const [userName] = userSchema.attributes.filter(({ name }) => name === 'userName');
 * const accountSchema = defineSchema({ id: 'urn:example:Account', attributes: [attributeDefinition(userName!)] });
 * accountSchema.attributes[0]?.uniqueness; // 'server'
 * ```
 */
export function attributeDefinition({
  referenceTypes,
  subAttributes,
  format,
  ...attribute
}: Attribute): AttributeDefinition {
  return {
    ...attribute,
    ...(format === undefined ? {} : { format }),
    ...(referenceTypes.length > 0 ? { referenceTypes } : {}),
    ...(subAttributes.length > 0 ? { subAttributes: subAttributes.map(attributeDefinition) } : {}),
  };
}
