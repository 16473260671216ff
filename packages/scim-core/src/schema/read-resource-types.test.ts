import { describe, expect, it } from 'vitest';
import { readResourceTypes } from './read-resource-types.ts';
import { userSchema } from './schemas/index.ts';
import { schemaToJSON } from './to-json.ts';

const badge = { id: 'urn:acme:Badge', name: 'Badge', attributes: [{ name: 'number', type: 'Integer' }] };
const person = {
  ...{ name: 'Person', endpoint: '/People', schema: userSchema.id },
  schemaExtensions: [{ schema: badge.id, required: false }],
};
const summary = (types: readonly unknown[], schemas: readonly unknown[]) => {
  const { resourceTypes, problems } = readResourceTypes(types, schemas);
  return [resourceTypes.map(({ name, extensions }) => `${name} ${extensions.length}`), problems];
};

describe('readResourceTypes', () => {
  it('puts resource types and schemas together, whatever the order of the schemas (RFC 7643 §3.3)', () => {
    const { resourceTypes, problems } = readResourceTypes([person], [badge, schemaToJSON(userSchema)]);
    expect(problems).toEqual([]);
    expect([resourceTypes[0]?.schema.id, resourceTypes[0]?.extensions[0]?.schema.id]).toEqual([
      userSchema.id,
      badge.id,
    ]);
    expect(resourceTypes[0]?.index.resolve('urn:acme:Badge:number')?.attribute.type).toBe('integer');
  });

  it('knows the schemas of RFC 7643, unless the service provider sends its own', () => {
    expect(summary([person], [badge])).toEqual([['Person 1'], []]);
    const own = { ...schemaToJSON(userSchema), attributes: [{ name: 'userName' }] };
    const [type] = readResourceTypes([person], [own, badge]).resourceTypes;
    expect(type?.index.resolve('title')).toBeUndefined();
  });

  it('leaves out an extension whose schema is not there or can’t be used, and says so', () => {
    const problem = 'resource type "Person" has the extension "urn:acme:Badge", which is not among the schemas';
    expect(summary([person], [])).toEqual([['Person 0'], [problem]]);
    expect(summary([person], [{ id: badge.id }])).toEqual([
      ['Person 0'],
      ['"urn:acme:Badge" needs an array of attributes', problem],
    ]);
  });

  it('leaves out what is no resource type, and goes on', () => {
    const odd = { name: 'Odd', endpoint: '/Odd', schema: 'urn:gone' };
    expect(summary([odd, 7, null, { ...person, schemaExtensions: [null, 'x'] }], ['x'])).toEqual([
      ['Person 0'],
      [
        'a schema must be a JSON object',
        'resource type "Odd" names the schema "urn:gone", which is not among the schemas',
        'a resource type must be a JSON object',
        'a resource type must be a JSON object',
        'resource type "Person" has the extension "null", which is not among the schemas',
        'resource type "Person" has the extension "x", which is not among the schemas',
      ],
    ]);
  });

  it('takes a resource type without schemaExtensions, and with none (EID 7522)', () => {
    const { schemaExtensions: _, ...without } = person;
    expect(summary([without, { ...person, schemaExtensions: [] }], [])).toEqual([['Person 0', 'Person 0'], []]);
  });

  it('shows text of others escaped', () => {
    expect(readResourceTypes([{ ...person, name: 'a\u202e' }], []).problems.join()).toContain('"a\\u{202e}"');
  });
});
