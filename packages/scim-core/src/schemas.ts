/** The schemas and resource types of RFC 7643, and what defines others: `scim-core/schemas`. */
export type { Attribute } from './schema/attribute.ts';
export { attributeDefinition } from './schema/attribute-definition.ts';
export type { AttributeIndex, AttributeTarget } from './schema/attribute-index.ts';
export { type CommonDefinitions, commonAttributes } from './schema/common-attributes.ts';
export { type DefinitionOf, defineSchema, type Schema } from './schema/define-schema.ts';
export type {
  AttributeDefinition,
  AttributeType,
  Mutability,
  Returned,
  SchemaDefinition,
  TextFormat,
  Uniqueness,
} from './schema/definition.ts';
export type { AnyResource, CreateOf, Meta, ReplaceOf, ResourceOf } from './schema/infer.ts';
export {
  defineResourceType,
  type ResourceType,
  type ResourceTypeDefinition,
  type ResourceTypeDefinitionOf,
  type SchemaExtension,
} from './schema/resource-type.ts';
export { groupResourceType, userResourceType } from './schema/resource-types.ts';
export {
  enterpriseUserSchema,
  groupSchema,
  resourceTypeSchema,
  schemaSchema,
  serviceProviderConfigSchema,
  userSchema,
} from './schema/schemas/index.ts';
export * from './schema/urns.ts';
