import {
  defineResourceType,
  groupResourceType,
  readResource,
  serviceProviderConfigSchema,
  userResourceType,
} from 'scim-core';
import { describe, expect, test } from 'vitest';
import { BASE_URL, ENTERPRISE, GROUP, type Json, testProvider, USER } from '../testing/test-provider.ts';

describe('/ServiceProviderConfig (RFC 7643 §5)', () => {
  test('says what is supported, with the limits that are enforced, and fits its own schema', async () => {
    const { send } = testProvider({ limits: { maxPageSize: 50 } });
    const { status, body } = await send('GET', '/ServiceProviderConfig');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ patch: { supported: true }, bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 16_777_216 } },
      ...{ filter: { supported: true, maxResults: 50 }, sort: { supported: true }, etag: { supported: true } },
      ...{ changePassword: { supported: true }, pagination: { cursor: true, index: true, maxPageSize: 50 } },
      authenticationSchemes: [{ type: 'oauthbearertoken', name: expect.any(String), description: expect.any(String) }],
      meta: { resourceType: 'ServiceProviderConfig', location: `${BASE_URL}/ServiceProviderConfig` },
    });
    const resourceType = defineResourceType({ name: 'Config', endpoint: '/x', schema: serviceProviderConfigSchema });
    expect(readResource(body, { resourceType, mode: 'strict', context: 'response' })).toMatchObject({
      patch: body.patch,
    });
  });

  test('can be read without credentials, the others only where that is wished', async () => {
    const status = async (publicDiscovery: 'none' | 'config' | 'all', path: string) =>
      (await testProvider({ authenticate: () => undefined, publicDiscovery }).send('GET', path)).status;
    expect(await status('config', '/ServiceProviderConfig')).toBe(200);
    expect(await status('config', '/Schemas')).toBe(401);
    expect(await status('none', '/ServiceProviderConfig')).toBe(401);
    expect(await status('all', '/ResourceTypes')).toBe(200);
    expect(await status('all', '/Users')).toBe(401);
  });
});

describe('/ResourceTypes and /Schemas (RFC 7644 §4)', () => {
  test('resource types are listed, and each can be read alone', async () => {
    const { send } = testProvider();
    const { body } = await send('GET', '/ResourceTypes?startIndex=2&count=1');
    expect(body).toMatchObject({ totalResults: 2, itemsPerPage: 2 });
    expect(body.Resources[0]).toMatchObject({
      ...{ id: 'User', name: 'User', endpoint: '/Users', schema: USER },
      schemaExtensions: [{ schema: ENTERPRISE, required: false }],
      meta: { resourceType: 'ResourceType', location: `${BASE_URL}/ResourceTypes/User` },
    });
    for (const one of body.Resources) expect((await send('GET', `/ResourceTypes/${one.id}`)).body).toEqual(one);
    expect((await send('GET', '/ResourceTypes/Device')).status).toBe(404);
  });

  test('every schema that a resource may name is served, messages are not', async () => {
    const { send } = testProvider();
    const { body } = await send('GET', '/Schemas');
    const ids = body.Resources.map(({ id }: Json) => id);
    expect(ids).toEqual(expect.arrayContaining([USER, GROUP, ENTERPRISE]));
    expect(ids.filter((id: string) => id.includes(':messages:'))).toEqual([]);
    expect(JSON.stringify(body)).not.toContain('null');
    for (const one of body.Resources) {
      expect((await send('GET', `/Schemas/${one.id}`)).body).toEqual(one);
      expect((await send('GET', `/Schemas/${encodeURIComponent(one.id).toLowerCase()}`)).body).toEqual(one);
    }
    expect((await send('GET', '/Schemas/urn:ietf:params:scim:api:messages:2.0:PatchOp')).status).toBe(404);
  });

  test.each(['/ServiceProviderConfig', '/ResourceTypes', '/ResourceTypes/User', '/Schemas', `/Schemas/${USER}`])(
    'a filter on %s is 403, so that nobody takes the answer for a filtered one',
    async (path) => {
      const { status, body } = await testProvider().send('GET', `${path}?filter=id%20pr`);
      expect([status, body.status]).toEqual([403, '403']);
    },
  );

  test('attributes and excludedAttributes select, all else of a query is passed over', async () => {
    const { send } = testProvider();
    const schema = (await send('GET', `/Schemas/${USER}?attributes=name&sortBy=x&count=0`)).body;
    expect(Object.keys(schema).sort()).toEqual(['id', 'name', 'schemas']);
    const parts = (await send('GET', `/Schemas/${USER}?attributes=attributes.name`)).body;
    expect(parts.attributes[0]).toEqual({ name: 'userName' });
    const listed = (await send('GET', '/Schemas?excludedAttributes=attributes,meta')).body.Resources;
    expect(Object.keys(listed[0]).sort()).toEqual(['description', 'id', 'name', 'schemas']);
    const type = (await send('GET', '/ResourceTypes/User?attributes=endpoint')).body;
    expect(type).toEqual({ schemas: [expect.any(String)], id: 'User', endpoint: '/Users' });
    const config = (await send('GET', '/ServiceProviderConfig?attributes=patch')).body;
    expect(config).toEqual({ schemas: [expect.any(String)], patch: { supported: true } });
    const both = await testProvider({ mode: 'strict' }).send('GET', '/Schemas?attributes=id&excludedAttributes=id');
    expect(both.body.scimType).toBe('invalidValue');
  });

  test.each(['/ServiceProviderConfig', '/ResourceTypes', '/ResourceTypes/User', '/Schemas', `/Schemas/${USER}`])(
    '%s can not be written',
    async (path) => {
      const { send } = testProvider();
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const { status, headers } = await send(method, path, method === 'DELETE' ? undefined : {});
        expect([method, status, headers.allow]).toEqual([method, 405, 'GET, HEAD']);
      }
    },
  );
});

test('a type without a secret and without a relation is served alike', async () => {
  const { send, create } = testProvider({ resourceTypes: [groupResourceType] });
  expect((await send('GET', '/ServiceProviderConfig')).body.changePassword.supported).toBe(false);
  expect((await send('GET', '/Users')).status).toBe(404);
  const { id } = await create('/Groups', { displayName: 'Tours', members: [{ value: 'x' }] });
  expect((await send('GET', `/Groups/${id}`)).body.members).toEqual([{ value: 'x' }]);
  expect(userResourceType.name).toBe('User');
});
