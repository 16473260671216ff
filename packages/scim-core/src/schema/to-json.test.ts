import { describe, expect, it } from 'vitest';
import { defineSchema } from './define-schema.ts';
import { defineResourceType } from './resource-type.ts';
import { resourceTypeToJSON, schemaToJSON } from './to-json.ts';

/** RFC 7643 §7: `caseExact` is for text, `uniqueness` for simple values but booleans, `referenceTypes` for references. */
describe('schemaToJSON', () => {
  const common = { multiValued: false, description: '', required: false, mutability: 'readWrite', returned: 'default' };
  const withoutUniqueness = { ...common };
  const simple = { ...common, uniqueness: 'none' };

  it('spells out the characteristics that each type has, and no others', () => {
    const schema = defineSchema({
      id: 'urn:example:All',
      attributes: [
        { name: 'string', canonicalValues: ['a'] },
        { name: 'reference', type: 'reference', referenceTypes: ['uri'] },
        { name: 'binary', type: 'binary' },
        { name: 'boolean', type: 'boolean' },
        { name: 'integer', type: 'integer' },
        { name: 'decimal', type: 'decimal' },
        { name: 'dateTime', type: 'dateTime' },
        { name: 'complex', type: 'complex', subAttributes: [{ name: 'value' }] },
      ],
    });
    expect(schemaToJSON(schema)).toStrictEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
      id: 'urn:example:All',
      attributes: [
        { name: 'string', type: 'string', ...simple, caseExact: false, canonicalValues: ['a'] },
        { name: 'reference', type: 'reference', ...simple, caseExact: true, referenceTypes: ['uri'] },
        { name: 'binary', type: 'binary', ...simple, caseExact: true },
        { name: 'boolean', type: 'boolean', ...withoutUniqueness },
        { name: 'integer', type: 'integer', ...simple },
        { name: 'decimal', type: 'decimal', ...simple },
        { name: 'dateTime', type: 'dateTime', ...simple },
        {
          name: 'complex',
          type: 'complex',
          ...withoutUniqueness,
          subAttributes: [{ name: 'value', type: 'string', ...simple, caseExact: false }],
        },
      ],
    });
  });

  it('repeats the name and the description', () => {
    const schema = defineSchema({ id: 'urn:example:All', name: 'All', description: 'Everything.', attributes: [] });
    expect(schemaToJSON(schema)).toStrictEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
      id: 'urn:example:All',
      name: 'All',
      description: 'Everything.',
      attributes: [],
    });
  });
});

describe('resourceTypeToJSON', () => {
  const schema = defineSchema({ id: 'urn:example:All', attributes: [] });
  const body = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'All',
    name: 'All',
    endpoint: '/All',
    schema: 'urn:example:All',
    schemaExtensions: [],
  };

  it('repeats what the resource type was defined with (RFC 7643 §6)', () => {
    const plain = { name: 'All', endpoint: '/All', schema };
    expect(resourceTypeToJSON(defineResourceType(plain))).toStrictEqual(body);
    const extension = defineSchema({ id: 'urn:example:More', attributes: [] });
    const full = { ...plain, description: 'Everything.', extensions: [{ schema: extension, required: true }] };
    expect(resourceTypeToJSON(defineResourceType(full))).toStrictEqual({
      ...body,
      description: 'Everything.',
      schemaExtensions: [{ schema: 'urn:example:More', required: true }],
    });
  });
});
