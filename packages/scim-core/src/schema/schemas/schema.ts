import { defineSchema } from '../define-schema.ts';
import type { AttributeDefinition } from '../definition.ts';
import { SCHEMA_URN } from '../urns.ts';

const attributeName = {
  name: 'name',
  required: true,
  caseExact: true,
  mutability: 'readOnly',
  description: 'Name by which resources, paths and filters refer to the attribute.',
} as const satisfies AttributeDefinition;

/** What attributes and sub-attributes have alike, in the order of the published table: all but name, type and parts. */
const characteristics = [
  {
    name: 'multiValued',
    type: 'boolean',
    required: true,
    mutability: 'readOnly',
    description: 'Whether the attribute holds a list.',
  },
  {
    // EID 8360, which would have made it case insensitive, was rejected.
    name: 'description',
    caseExact: true,
    mutability: 'readOnly',
    description: 'What the attribute means, for people.',
  },
  {
    name: 'required',
    type: 'boolean',
    mutability: 'readOnly',
    description: 'Whether a value must be given.',
  },
  {
    name: 'canonicalValues',
    multiValued: true,
    caseExact: true,
    mutability: 'readOnly',
    description: 'Suggested values, for example "work" and "home".',
  },
  {
    name: 'caseExact',
    type: 'boolean',
    mutability: 'readOnly',
    description: 'Whether upper and lower case make different values.',
  },
  {
    name: 'mutability',
    canonicalValues: ['readOnly', 'readWrite', 'immutable', 'writeOnly'],
    caseExact: true,
    mutability: 'readOnly',
    description: 'Whether and when clients may write a value.',
  },
  {
    name: 'returned',
    canonicalValues: ['always', 'never', 'default', 'request'],
    caseExact: true,
    mutability: 'readOnly',
    description: 'When responses contain the attribute.',
  },
  {
    name: 'uniqueness',
    canonicalValues: ['none', 'server', 'global'],
    caseExact: true,
    mutability: 'readOnly',
    description: 'Among which resources a value may occur only once.',
  },
  {
    // Multi-valued for sub-attributes, too: published as single-valued there (EID 5607).
    name: 'referenceTypes',
    multiValued: true,
    caseExact: true,
    mutability: 'readOnly',
    description: 'What a reference may point to: names of resource types, "external" or "uri".',
  },
] as const satisfies readonly AttributeDefinition[];

/**
 * The schema of a schema, as served under `/Schemas`.
 *
 * The only schema with complex values inside a complex attribute: `attributes.subAttributes`. `name` is required, as
 * published, although the text of RFC 7643 §7 calls it optional. `id` is listed as published, too; where it differs
 * from the common attribute (returned, letter case), RFC 7643 §3.1 wins.
 *
 * @see [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7), characteristics in
 *   [§8.7.2](https://www.rfc-editor.org/rfc/rfc7643#section-8.7.2)
 * @example
 * ```ts
 * import { schemaSchema } from 'scim-core';
 *
 * schemaSchema.attributes.map((attribute) => attribute.name); // ['id', 'name', 'description', 'attributes']
 * ```
 */
export const schemaSchema = defineSchema({
  id: SCHEMA_URN,
  name: 'Schema',
  description: 'The attributes that resources may have, and how each of them behaves.',
  attributes: [
    {
      // Unique (EID 8363). Stays listed: EID 8418, which drops it as a common attribute, is held and not applied.
      name: 'id',
      required: true,
      mutability: 'readOnly',
      uniqueness: 'server',
      description: 'URI of the schema, which is its identifier as well.',
    },
    { name: 'name', required: true, mutability: 'readOnly', description: 'Name of the schema meant for people.' },
    { name: 'description', mutability: 'readOnly', description: 'What the schema describes.' },
    {
      name: 'attributes',
      type: 'complex',
      multiValued: true,
      required: true,
      mutability: 'readOnly',
      description: 'The attributes of the schema.',
      subAttributes: [
        attributeName,
        {
          // The published table lacks binary (EID 5606).
          name: 'type',
          required: true,
          canonicalValues: ['string', 'complex', 'boolean', 'decimal', 'integer', 'dateTime', 'reference', 'binary'],
          mutability: 'readOnly',
          description: 'Data type of a value.',
        },
        ...characteristics,
        {
          name: 'subAttributes',
          type: 'complex',
          multiValued: true,
          mutability: 'readOnly',
          description: 'The parts of a complex attribute.',
          subAttributes: [
            attributeName,
            {
              // The published table lacks binary and allows complex, which §2.3.8 forbids (EID 8415).
              name: 'type',
              required: true,
              canonicalValues: ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'reference', 'binary'],
              mutability: 'readOnly',
              description: 'Data type of the part, which is never complex itself.',
            },
            ...characteristics,
          ],
        },
      ],
    },
  ],
});
