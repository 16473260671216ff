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
