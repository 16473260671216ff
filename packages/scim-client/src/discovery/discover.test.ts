import {
  enterpriseUserSchema,
  groupSchema,
  resourceTypeToJSON,
  schemaToJSON,
  userResourceType,
  userSchema,
} from 'scim-core';
import { describe, expect, it } from 'vitest';
import { empty, errorOf, fakeService, json, list, type Reply, scimError, user } from '../test-support/fake-service.ts';

const badge = {
  id: 'urn:acme:Badge',
  name: 'Badge',
  attributes: [{ name: 'number', type: 'Integer', mutability: 'readwrite' }, { name: 'colour' }],
};
const person = {
  ...{ name: 'Person', endpoint: '/People', schema: userSchema.id },
  schemaExtensions: [{ schema: badge.id, required: false }],
};

/** Answers each discovery endpoint. */
function endpoints(answers: Record<string, Reply>): Reply {
  return (request) => (answers[request.path.split('?')[0] ?? ''] ?? empty(404))(request);
}

describe('discover', () => {
  it('makes resource types that can be used, endpoints included (RFC 7644 §3.2)', async () => {
    const { client, requests } = fakeService(
      endpoints({
        '/ServiceProviderConfig': json({ patch: { supported: false } }),
        '/ResourceTypes': list([person]),
        '/Schemas': list([schemaToJSON(userSchema), badge]),
        '/People/1': json(user('1', { 'urn:acme:Badge': { number: '42' } })),
      }),
      { capabilities: 'discover' },
    );
    const { capabilities, resourceType, problems, config } = await client.discover();
    expect(problems).toEqual([]);
    expect(capabilities.patch).toBe(false);
    expect(config).toEqual({ patch: { supported: false } });
    const people = client.resource(resourceType('person'));
    expect(await people.get('1')).toMatchObject({ userName: 'user1', 'urn:acme:Badge': { number: 42 } });
    expect(() => resourceType('Device')).toThrow('it has Person');
    await client.capabilities();
    expect(requests.filter(({ path }) => path === '/ServiceProviderConfig')).toHaveLength(1);
  });

  it('tells the base schema from extensions by the resource type, not by the order of schemas (RFC 7643 §3.3)', async () => {
    const { client } = fakeService(
      endpoints({ '/ResourceTypes': list([person]), '/Schemas': list([badge, schemaToJSON(userSchema)]) }),
    );
    const type = (await client.discover()).resourceType('Person');
    expect([type.schema.id, type.extensions[0]?.schema.id]).toEqual([userSchema.id, badge.id]);
  });

  it('goes on with what it has: nothing, broken schemas, extensions without a schema', async () => {
    const none = fakeService(empty(404));
    const nothing = await none.client.discover();
    expect(nothing.resourceTypes.map(({ endpoint }) => endpoint)).toEqual(['/Users', '/Groups']);
    expect(nothing.problems).toHaveLength(3);

    const { client } = fakeService(
      endpoints({
        '/ServiceProviderConfig': json({}),
        '/ResourceTypes': list([person, { name: 'Odd', endpoint: '/Odd', schema: 'urn:gone' }, 7]),
        '/Schemas': list([{ id: badge.id }, 'x']),
      }),
    );
    const some = await client.discover();
    expect(some.resourceTypes.map(({ name, extensions }) => [name, extensions.length])).toEqual([['Person', 0]]);
    expect(some.problems.join('\n')).toMatch(/urn:acme:Badge[\s\S]*urn:gone[\s\S]*must be a JSON object/);
  });

  it('takes bare arrays, and says where a list is not complete', async () => {
    const { client } = fakeService(
      endpoints({
        '/ResourceTypes': json([resourceTypeToJSON(userResourceType)]),
        '/Schemas': list([userSchema, enterpriseUserSchema].map(schemaToJSON), { totalResults: 5 }),
      }),
    );
    const { resourceTypes, problems } = await client.discover();
    expect(resourceTypes).toHaveLength(1);
    expect(problems).toContainEqual(expect.stringContaining('/Schemas holds 5 resources, but shows only 2'));
  });

  it('fails where the token is refused', async () => {
    const { client } = fakeService(scimError(401));
    expect(await errorOf(client.discover())).toMatchObject({ status: 401 });
  });

  it('shows what it can’t read escaped', async () => {
    const { client } = fakeService(
      endpoints({
        '/ResourceTypes': list([{ ...person, name: 'a\u202e' }]),
        '/Schemas': list([schemaToJSON(groupSchema)]),
      }),
    );
    const { problems } = await client.discover();
    expect(problems.join()).not.toContain('\u202e');
  });
});
