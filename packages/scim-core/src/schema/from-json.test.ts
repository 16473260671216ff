import { describe, expect, it } from 'vitest';
import { ScimError } from '../error/scim-error.ts';
import type { Schema } from './define-schema.ts';
import { resourceTypesFromJSON, schemaFromJSON } from './from-json.ts';
import { groupResourceType, userResourceType } from './resource-types.ts';
import { enterpriseUserSchema, groupSchema, schemaSchema, userSchema } from './schemas/index.ts';
import { resourceTypeToJSON, schemaToJSON } from './to-json.ts';

const overTheWire = (body: unknown): unknown => JSON.parse(JSON.stringify(body));

/** A schema without the characteristics that are ours and that `/Schemas` does not serve. */
const served = (schema: Schema): unknown =>
  JSON.parse(JSON.stringify(schema, (name, value) => (name === 'format' || name === 'relation' ? undefined : value)));

describe('schemaFromJSON', () => {
  it('makes the same schema of what schemaToJSON writes', () => {
    for (const schema of [userSchema, enterpriseUserSchema, schemaSchema]) {
      expect(served(schemaFromJSON(overTheWire(schemaToJSON(schema))))).toEqual(served(schema));
    }
  });

  it('gives characteristics that are missing or misspelt their default, in any letter case', () => {
    const json = {
      id: 'urn:x:y',
      attributes: [{ name: 'a', type: 'Boolean', mutability: 'writable', returned: 'NEVER' }],
    };
    expect(schemaFromJSON(json).attributes[0]).toMatchObject({
      type: 'boolean',
      mutability: 'readWrite',
      returned: 'never',
    });
  });

  it('says what it can not use', () => {
    const reasons: [unknown, string][] = [
      [null, 'a schema must be a JSON object'],
      [{ attributes: [] }, 'a schema needs an id'],
      [{ id: 'urn:x:y' }, '"urn:x:y" needs an array of attributes'],
      [{ id: 'urn:x:y', attributes: [{}] }, 'an attribute of "urn:x:y" needs a name'],
      [{ id: 'urn:x:y', attributes: [{ name: '__proto__' }] }, 'the name must start with a letter'],
      [{ id: 'urn:x:y', attributes: [{ name: 'constructor' }] }, 'this name is reserved'],
      [{ id: 'no uri', attributes: [] }, 'is not a URI'],
    ];
    for (const [json, reason] of reasons) {
      expect(() => schemaFromJSON(json)).toThrow(ScimError);
      expect(() => schemaFromJSON(json)).toThrow(reason);
    }
  });
});

it('keeps the parts of an attribute whose type is written in another letter case', () => {
  const attributes = [{ name: 'size', type: 'Complex', subAttributes: [{ name: 'width', type: 'INTEGER' }] }];
  const [size] = schemaFromJSON({ id: 'urn:example:Box', attributes }).attributes;
  expect(size).toMatchObject({ type: 'complex', subAttributes: [{ name: 'width', type: 'integer' }] });
});

describe('resourceTypesFromJSON', () => {
  const schemas = [userSchema, groupSchema, enterpriseUserSchema].map((schema) => overTheWire(schemaToJSON(schema)));

  it('makes resource types that resolve the same paths', () => {
    const bodies = [userResourceType, groupResourceType].map((type) => overTheWire(resourceTypeToJSON(type)));
    const [user, group] = resourceTypesFromJSON(bodies, schemas);
    expect(user?.index.targets.map(({ path }) => path)).toEqual(userResourceType.index.targets.map(({ path }) => path));
    expect(group).toMatchObject({ name: 'Group', endpoint: '/Groups' });
  });

  it('adds the slash that some endpoints lack and names a schema that is missing', () => {
    const json = { name: 'User', endpoint: 'Users', schema: userSchema.id };
    expect(resourceTypesFromJSON([json], schemas)[0]?.endpoint).toBe('/Users');
    expect(() => resourceTypesFromJSON([json], [])).toThrow(`resource type "User" names the schema "${userSchema.id}"`);
    expect(() => resourceTypesFromJSON([{ name: 'User' }], schemas)).toThrow('needs a name and an endpoint');
  });
});

describe('what service providers send', () => {
  const one = (members: object) => schemaFromJSON({ id: 'urn:example:One', attributes: [{ name: 'a', ...members }] });

  it('may have members of the wrong type, which count as missing', () => {
    const { name, description } = schemaFromJSON({ id: 'urn:example:One', name: 7, description: {}, attributes: [] });
    expect([name, description]).toEqual(['', '']);
    const members = { description: 7, multiValued: 'true', required: 1, caseExact: null, returned: 7 };
    expect(one(members)).toEqual(one({}));
    expect(one({ type: 'reference', canonicalValues: ['x', 7, null], referenceTypes: ['User', 7] })).toEqual(
      one({ type: 'reference', canonicalValues: ['x'], referenceTypes: ['User'] }),
    );
    for (const nothing of [undefined, null, 'User', {}]) {
      expect(one({ type: 'reference', referenceTypes: nothing })).toEqual(one({ type: 'reference' }));
      expect(one({ type: 'complex', subAttributes: nothing })).toEqual(one({ type: 'complex' }));
    }
  });

  it('keeps descriptions, and passes over characteristics that the type does not have', () => {
    expect(one({ description: 'An a.', required: true }).attributes[0]).toMatchObject({
      description: 'An a.',
      required: true,
    });
    expect(one({ referenceTypes: ['User'], subAttributes: [{ name: 'b' }] })).toEqual(one({}));
  });

  it('is bounded: in attributes and in how deep they nest', () => {
    const attributes = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `a${index}` }));
    const read = (count: number) => schemaFromJSON({ id: 'urn:example:One', attributes: attributes(count) });
    expect(read(1000).attributes).toHaveLength(1000);
    expect(() => read(1001)).toThrow('"urn:example:One" has 1001 attributes, at most 1000 are read');
    let nested: object = { name: 'a' };
    for (let level = 0; level < 20_000; level += 1) nested = { name: 'a', type: 'complex', subAttributes: [nested] };
    expect(() => one(nested)).toThrow(ScimError);
  });

  it('is wrong at a place that the error names, with its keyword', () => {
    const wrong = () => one({ type: 'complex', subAttributes: [{}] });
    expect(wrong).toThrow('an attribute of "urn:example:One:a" needs a name');
    expect(wrong).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidValue' }));
    expect(() => schemaFromJSON({ id: 'urn:example:One', attributes: [7] })).toThrow(
      'an attribute must be a JSON object',
    );
  });

  it('makes resource types with their descriptions and what they require', () => {
    const schemas = [userSchema, enterpriseUserSchema].map((schema) => overTheWire(schemaToJSON(schema)));
    const json = { name: 'User', endpoint: '/Users', schema: userSchema.id };
    const make = (members: object) => resourceTypesFromJSON([{ ...json, ...members }], schemas)[0]!;
    expect(make({ description: 'Somebody.' }).description).toBe('Somebody.');
    expect(make({ description: 7 }).description).toBe('');
    const required = (value: unknown) =>
      make({ schemaExtensions: [{ schema: enterpriseUserSchema.id.toUpperCase(), required: value }] }).extensions[0]
        ?.required;
    expect([true, false, 'true', undefined].map(required)).toEqual([true, false, false, false]);
    expect(() => make({ schema: 7 })).toThrow('resource type "User" names the schema the number 7, which is not among');
    expect(() => make({ name: 7 })).toThrow('a resource type needs a name and an endpoint');
    expect(() => make({ schemaExtensions: ['x'] })).toThrow('a schema extension must be a JSON object');
    expect(() => make({ endpoint: '/Users/all' })).toThrow(
      expect.objectContaining({ name: 'ScimError', scimType: 'invalidValue' }),
    );
  });
});
