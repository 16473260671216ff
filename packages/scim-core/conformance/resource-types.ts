import {
  defineResourceType,
  defineSchema,
  groupResourceType,
  type ResourceType,
  resourceTypeSchema,
  schemaSchema,
  serviceProviderConfigSchema,
  userResourceType,
} from '../src/index.ts';

/** Every data type, mutability and `returned` that RFC 7643 knows, most of which the User schema has no example of. */
export const sampleSchema = defineSchema({
  id: 'urn:example:schemas:Sample',
  name: 'Sample',
  attributes: [
    { name: 'text' },
    { name: 'exactText', caseExact: true },
    { name: 'flag', type: 'boolean' },
    { name: 'count', type: 'integer' },
    { name: 'ratio', type: 'decimal' },
    { name: 'when', type: 'dateTime' },
    { name: 'bytes', type: 'binary' },
    { name: 'link', type: 'reference', referenceTypes: ['external'] },
    { name: 'owner', type: 'reference', referenceTypes: ['User'] },
    { name: 'tags', multiValued: true },
    { name: 'scores', type: 'integer', multiValued: true },
    { name: 'serial', mutability: 'immutable' },
    { name: 'marks', mutability: 'immutable', multiValued: true },
    { name: 'secret', mutability: 'writeOnly', returned: 'never' },
    { name: 'label', returned: 'always' },
    { name: 'report', returned: 'request' },
    { name: 'state', mutability: 'readOnly' },
    { name: 'opaque', type: 'complex' },
    {
      name: 'origin',
      type: 'complex',
      subAttributes: [
        { name: 'country' },
        { name: 'lot', mutability: 'immutable' },
        { name: 'checked', mutability: 'readOnly' },
      ],
    },
    {
      name: 'contacts',
      type: 'complex',
      multiValued: true,
      subAttributes: [
        { name: 'value', required: true },
        { name: 'type' },
        { name: 'primary', type: 'boolean' },
        { name: 'pin', returned: 'never' },
      ],
    },
  ],
});

/** An extension that must be complete where it is present, and that shares a name with the base schema. */
export const badgeSchema = defineSchema({
  id: 'urn:example:extension:Badge',
  name: 'Badge',
  attributes: [
    { name: 'number', required: true },
    { name: 'floor', type: 'integer' },
    { name: 'text' },
    { name: 'doors', multiValued: true },
  ],
});

const partsSchema = defineSchema({
  id: 'https://schemas.example.com/2.0/Parts',
  name: 'Parts',
  attributes: [
    {
      name: 'parts',
      type: 'complex',
      multiValued: true,
      required: true,
      subAttributes: [{ name: 'value' }, { name: 'type' }],
    },
    { name: 'title', required: true },
  ],
});

const resourceTypes = {
  User: userResourceType,
  Group: groupResourceType,
  Sample: defineResourceType({
    name: 'Sample',
    endpoint: '/Samples',
    schema: sampleSchema,
    extensions: [{ schema: badgeSchema, required: false }],
  }),
  Assembly: defineResourceType({
    name: 'Assembly',
    endpoint: '/Assemblies',
    schema: partsSchema,
    extensions: [{ schema: badgeSchema, required: true }],
  }),
  Relisted: defineResourceType({
    name: 'Relisted',
    endpoint: '/Relisted',
    schema: defineSchema({
      id: 'urn:example:schemas:Relisted',
      attributes: [{ name: 'ExternalId', type: 'integer', multiValued: true, mutability: 'readOnly' }, { name: 'id' }],
    }),
  }),
  Schema: defineResourceType({ name: 'Schema', endpoint: '/Schemas', schema: schemaSchema }),
  ResourceType: defineResourceType({ name: 'ResourceType', endpoint: '/ResourceTypes', schema: resourceTypeSchema }),
  ServiceProviderConfig: defineResourceType({
    name: 'ServiceProviderConfig',
    endpoint: '/ServiceProviderConfig',
    schema: serviceProviderConfigSchema,
  }),
} as const;

/** A resource type that checks are about. */
export type ResourceTypeName = keyof typeof resourceTypes;

/** The resource type of a name. */
export function resourceTypeOf(name: ResourceTypeName): ResourceType {
  return resourceTypes[name];
}
