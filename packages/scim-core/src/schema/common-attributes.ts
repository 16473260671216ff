import { normalizeAttributes } from './attribute.ts';
import type { AttributeDefinition } from './definition.ts';

const definitions = [
  {
    name: 'schemas',
    type: 'reference',
    multiValued: true,
    required: true,
    returned: 'always',
    referenceTypes: ['uri'],
    description: 'URIs of the schemas whose attributes this resource carries.',
  },
  {
    name: 'id',
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
    description: 'Identifier assigned by the service provider, never reused.',
  },
  {
    name: 'externalId',
    caseExact: true,
    description: 'Identifier that the provisioning client uses for this resource.',
  },
  {
    name: 'meta',
    type: 'complex',
    mutability: 'readOnly',
    description: 'What the service provider records about this resource.',
    subAttributes: [
      { name: 'resourceType', caseExact: true, mutability: 'readOnly', description: 'Name of the resource type.' },
      { name: 'created', type: 'dateTime', mutability: 'readOnly', description: 'When the resource was added.' },
      {
        name: 'lastModified',
        type: 'dateTime',
        mutability: 'readOnly',
        description: 'When the resource was last changed.',
      },
      {
        name: 'location',
        type: 'reference',
        mutability: 'readOnly',
        referenceTypes: ['uri'],
        description: 'URI of this resource.',
      },
      { name: 'version', caseExact: true, mutability: 'readOnly', description: 'Entity tag of this version.' },
    ],
  },
] as const satisfies readonly AttributeDefinition[];

/** The common attributes as they are written here, for type inference. */
export type CommonDefinitions = typeof definitions;

/**
 * The attributes that every resource has, whatever its schemas say.
 *
 * @see [RFC 7643 §3.1](https://www.rfc-editor.org/rfc/rfc7643#section-3.1)
 * @example
 * ```ts
 * import { commonAttributes } from 'scim-core';
 *
 * commonAttributes.map(({ name }) => name); // ['schemas', 'id', 'externalId', 'meta']
 * ```
 */
export const commonAttributes = normalizeAttributes(definitions, '', 1);
