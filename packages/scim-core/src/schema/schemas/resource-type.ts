import { defineSchema } from '../define-schema.ts';
import { RESOURCE_TYPE_URN } from '../urns.ts';

/**
 * The schema of a resource type, as served under `/ResourceTypes`.
 *
 * `schemaExtensions` is required here, as published, although the text of RFC 7643 §6 calls it optional and its own
 * example leaves it out: readers must accept a resource type without it. `id` is listed as published, too; where it
 * differs from the common attribute (returned, letter case), RFC 7643 §3.1 wins.
 *
 * @see [RFC 7643 §6](https://www.rfc-editor.org/rfc/rfc7643#section-6), characteristics in
 *   [§8.7.2](https://www.rfc-editor.org/rfc/rfc7643#section-8.7.2)
 * @example
 * ```ts
 * import { resourceTypeSchema } from 'scim-core';
 *
 * resourceTypeSchema.attributes.map((attribute) => attribute.name);
 * // ['id', 'name', 'description', 'endpoint', 'schema', 'schemaExtensions']
 * ```
 */
export const resourceTypeSchema = defineSchema({
  id: RESOURCE_TYPE_URN,
  name: 'ResourceType',
  description: 'A kind of resource: where it is found and which schemas it has.',
  attributes: [
    {
      // Unique (EID 8363). Stays listed: EID 8419, which drops it as a common attribute, is held and not applied.
      name: 'id',
      mutability: 'readOnly',
      uniqueness: 'server',
      description: 'Identifier of the resource type, often the same as its name.',
    },
    {
      // Case exact and unique (EID 8475).
      name: 'name',
      required: true,
      caseExact: true,
      mutability: 'readOnly',
      uniqueness: 'server',
      description: 'Name that resources repeat in meta.resourceType, for example "User".',
    },
    { name: 'description', mutability: 'readOnly', description: 'What resources of this type stand for.' },
    {
      // Unique (EID 8475).
      name: 'endpoint',
      type: 'reference',
      referenceTypes: ['uri'],
      required: true,
      mutability: 'readOnly',
      uniqueness: 'server',
      description: 'Path below the base URL, for example "/Users".',
    },
    {
      name: 'schema',
      type: 'reference',
      referenceTypes: ['uri'],
      required: true,
      mutability: 'readOnly',
      description: 'URI of the base schema.',
    },
    {
      // Published as single-valued (EID 7522).
      name: 'schemaExtensions',
      type: 'complex',
      multiValued: true,
      required: true,
      mutability: 'readOnly',
      description: 'Schemas that resources of this type may carry besides the base schema.',
      subAttributes: [
        {
          name: 'schema',
          type: 'reference',
          referenceTypes: ['uri'],
          required: true,
          mutability: 'readOnly',
          description: 'URI of the extension.',
        },
        {
          name: 'required',
          type: 'boolean',
          required: true,
          mutability: 'readOnly',
          description: 'Whether every resource of this type carries the extension.',
        },
      ],
    },
  ],
});
