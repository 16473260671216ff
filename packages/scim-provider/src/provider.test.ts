import { defineResourceType, defineSchema, groupResourceType, ScimError, userResourceType } from 'scim-core';
import { describe, expect, test } from 'vitest';
import { acceptToken } from './access/authentication.ts';
import { createProvider } from './provider.ts';
import { createMemoryStore } from './store/memory-store.ts';
import { BASE_URL, testProvider, USER, user } from './testing/test-provider.ts';

const TOKEN = 'Xk2m9Qv7Lp4Tz8Rw';

describe('createProvider checks its options', () => {
  const good = { resourceTypes: [userResourceType], store: createMemoryStore(), authenticate: () => ({ id: 'x' }) };
  const twin = defineResourceType({ name: 'Twin', endpoint: '/users', schema: userResourceType.schema });
  const reserved = defineResourceType({ name: 'Bulk', endpoint: '/Bulk', schema: userResourceType.schema });
  test.each([
    { name: 'no resource type', options: { resourceTypes: [] }, message: /resourceTypes/ },
    { name: 'a name twice', options: { resourceTypes: [userResourceType, userResourceType] }, message: /"User"/ },
    { name: 'an endpoint twice', options: { resourceTypes: [userResourceType, twin] }, message: /"\/users"/ },
    { name: 'an endpoint of SCIM', options: { resourceTypes: [reserved] }, message: /reserved/ },
    { name: 'an unknown limit', options: { limits: { pages: 1 } }, message: /"pages"/ },
    { name: 'a limit of zero', options: { limits: { pageSize: 0 } }, message: /"pageSize"/ },
    { name: 'a base URL without origin', options: { baseUrl: '/scim/v2' }, message: /baseUrl/ },
    {
      name: 'an unknown tolerance',
      options: { mode: { base: 'strict', allow: ['http.plus'] } },
      message: /http\.plus/,
    },
  ])('$name is a TypeError', ({ options, message }) => {
    expect(() => createProvider({ ...good, ...options } as never)).toThrow(TypeError);
    expect(() => createProvider({ ...good, ...options } as never)).toThrow(message);
  });
});

describe('authentication (RFC 7644 §2)', () => {
  const authenticate = acceptToken(TOKEN, { id: 'entra' });

  test.each([
    { name: 'no header', header: undefined, status: 401 },
    { name: 'another scheme', header: `Basic ${TOKEN}`, status: 401 },
    { name: 'no scheme', header: TOKEN, status: 401 },
    { name: 'another token', header: 'Bearer Xk2m9Qv7Lp4Tz8Rx', status: 401 },
    { name: 'a token with more behind it', header: `Bearer ${TOKEN}x`, status: 401 },
    { name: 'an empty token', header: 'Bearer ', status: 401 },
    { name: 'the token', header: `Bearer ${TOKEN}`, status: 200 },
    { name: 'the token, with the scheme in lower case', header: `bearer ${TOKEN}`, status: 200 },
  ])('$name is $status', async ({ header, status }) => {
    const { send } = testProvider({ authenticate });
    const headers = header === undefined ? {} : { Authorization: header };
    const answer = await send('GET', '/Users', undefined, { headers });
    expect(answer.status).toBe(status);
    if (status === 401) {
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm=/);
      expect(answer.body).toMatchObject({ status: '401', detail: expect.stringMatching(/./) });
      expect(answer.text).not.toContain(TOKEN);
    }
  });

  test('nothing is told to somebody unknown, not even which endpoints there are', async () => {
    const { send } = testProvider({ authenticate });
    for (const path of ['/Users', '/Nope', '/Schemas', '/Users/1']) expect((await send('PUT', path)).status).toBe(401);
  });

  test('a second Authorization header is refused, in whichever way it comes', async () => {
    const { send } = testProvider({ authenticate });
    const right = `Bearer ${TOKEN}`;
    for (const headers of [
      { Authorization: [right, right] },
      { Authorization: right, authorization: right },
      { authorization: `${right}, ${right}` },
    ]) {
      const { status } = await send('GET', '/Users', undefined, { headers: headers as never });
      expect([400, 401]).toContain(status);
    }
  });

  test('each kind of authentication that is supported introduces itself', async () => {
    const scheme = (type: string) => ({ type, name: type, description: type });
    const challenges = async (types: readonly string[], headers = {}) => {
      const { send } = testProvider({ authenticate, authenticationSchemes: types.map(scheme) });
      return (await send('GET', '/Users', undefined, { headers })).headers['www-authenticate'];
    };
    expect(await challenges(['httpbasic'])).toBe('Basic realm="SCIM", charset="UTF-8"');
    expect(await challenges(['oauth2', 'oauthbearertoken', 'httpbasic'], { authorization: 'Bearer x' })).toBe(
      'Bearer realm="SCIM", error="invalid_token", Basic realm="SCIM", charset="UTF-8"',
    );
    expect(await challenges([])).toBe('Bearer realm="SCIM"');
  });

  test('a body is not read before it is known who sends it, and that he may', async () => {
    let reads = 0;
    const body = async (most: number) => {
      reads += 1;
      return JSON.stringify(user(`of ${most}`));
    };
    const headers = { 'content-type': 'application/scim+json' };
    const { send } = testProvider({ authenticate, authorize: ({ action }) => action !== 'create' });
    const post = (more: object, method = 'POST', path = '/Users') =>
      send(method, path, undefined, { body, headers: { ...headers, ...more } });
    expect((await post({})).status).toBe(401);
    const authorization = `Bearer ${TOKEN}`;
    expect((await post({ authorization })).status).toBe(403);
    expect((await post({ authorization }, 'PUT')).status).toBe(405);
    expect(reads).toBe(0);
    const may = testProvider({ limits: { bodyBytes: 100 } });
    const created = await may.send('POST', '/Users', undefined, { body, headers });
    expect([created.body.userName, reads]).toEqual(['of 100', 1]);
  });

  test('what authenticate throws is answered', async () => {
    const { send } = testProvider({
      authenticate: () => {
        throw new ScimError(403, 'This tenant is closed.');
      },
    });
    expect((await send('GET', '/Users')).status).toBe(403);
  });

  test('a token that is too short to be a secret is refused at once', () => {
    expect(() => acceptToken('short')).toThrow(TypeError);
  });
});

describe('authorization (RFC 7644 §2)', () => {
  test('sees who wants to do what in which tenant, and refuses with 403', async () => {
    const asked: unknown[] = [];
    const { send, create } = testProvider({
      authorize: ({ tenant, principal, action, resourceType, id, parameters }) => {
        asked.push([tenant, principal.id, action, resourceType?.name, id, parameters.get('attributes')]);
        return action !== 'delete';
      },
    });
    const { id } = await create('/Users', user('bjensen'));
    await send('GET', `/Users/${id}?attributes=userName`, undefined, { tenant: 'other' });
    await send('GET', '/Schemas');
    await send('POST', '/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [{ method: 'DELETE', path: `/Users/${id}` }],
    });
    const { status, body } = await send('DELETE', `/Users/${id}`);
    expect([status, body.status]).toEqual([403, '403']);
    expect((await send('GET', `/Users/${id}`)).status).toBe(200);
    const who = ['default', 'tester'];
    expect(asked.slice(0, 6)).toEqual([
      [...who, 'create', 'User', undefined, undefined],
      ['other', 'tester', 'read', 'User', id, 'userName'],
      [...who, 'discover', undefined, undefined, undefined],
      [...who, 'bulk', undefined, undefined, undefined],
      [...who, 'delete', 'User', id, undefined],
      [...who, 'delete', 'User', id, undefined],
    ]);
  });

  test('in a bulk request, each operation is asked about', async () => {
    const { send } = testProvider({ authorize: ({ resourceType }) => resourceType?.name !== 'Group' });
    const post = (path: string, data: object, bulkId: string) => ({ method: 'POST', path, bulkId, data });
    const { body } = await send('POST', '/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [post('/Users', user('bjensen'), 'a'), post('/Groups', { displayName: 'Tours' }, 'b')],
    });
    expect(body.Operations.map(({ status }: { status: string }) => status)).toEqual(['201', '403']);
  });

  test('a query over several types leaves out those that may not be listed, and is refused when none may', async () => {
    const may = new Set(['User', 'Group']);
    const { send, create } = testProvider({ authorize: ({ resourceType }) => may.has(resourceType?.name ?? '') });
    await create('/Users', user('bjensen'));
    await create('/Groups', { displayName: 'Tours' });
    const total = async () => (await send('GET', '/')).body.totalResults;
    expect(await total()).toBe(2);
    may.delete('Group');
    expect(await total()).toBe(1);
    expect((await send('GET', '/?filter=displayName%20eq%20%22tours%22')).body.totalResults).toBe(0);
    may.clear();
    expect((await send('GET', '/')).status).toBe(403);
  });

  test('what is open to all needs no permission', async () => {
    const { send } = testProvider({ authorize: () => false });
    expect((await send('GET', '/ServiceProviderConfig')).status).toBe(200);
    expect((await send('GET', '/ResourceTypes')).status).toBe(403);
  });
});

describe('a policy', () => {
  test('is asked about each type in a query over several, and can refuse the whole', async () => {
    const { send } = testProvider({
      policy: ({ operation, resourceType }) =>
        operation === 'list' && resourceType.name === 'Group' ? { refuse: new ScimError(501, 'No.') } : undefined,
    });
    expect((await send('GET', '/Users')).status).toBe(200);
    expect((await send('GET', '/')).status).toBe(501);
  });

  test('sees who wants what, and may change the body or refuse with headers', async () => {
    const asked: unknown[] = [];
    const { send, create } = testProvider({
      policy: ({ operation, resourceType, id, principal, body }) => {
        asked.push([operation, resourceType.name, id, principal.id]);
        if (operation === 'create') return { body: { active: true, ...(body as object) } };
        if (operation === 'delete')
          return { refuse: new ScimError(429, 'Slow down.'), headers: { 'retry-after': '7' } };
        return undefined;
      },
    });
    const { id, active } = await create('/Users', user('bjensen'));
    expect(active).toBe(true);
    const { status, headers, body } = await send('DELETE', `/Users/${id}`);
    expect([status, headers['retry-after'], body.detail]).toEqual([429, '7', 'Slow down.']);
    await send('GET', '/Users');
    expect(asked).toEqual([
      ['create', 'User', undefined, 'tester'],
      ['delete', 'User', id, 'tester'],
      ['list', 'User', undefined, 'tester'],
    ]);
  });
});

describe('a policy that does something else', () => {
  test('puts filters of its own in the place of those of a list, for each type', async () => {
    const asked: unknown[] = [];
    const { send, create } = testProvider({
      policy: ({ operation, resourceType, filter }) => {
        if (operation !== 'list') return undefined;
        asked.push([resourceType.name, filter]);
        return resourceType.name === 'User' ? { filter: 'title eq "a"' } : {};
      },
    });
    await create('/Users', user('bjensen', { title: 'a', displayName: 'x' }));
    await create('/Users', user('ada', { displayName: 'x' }));
    await create('/Groups', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'x' });
    const filter = 'displayName eq "x"';
    const search = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], filter };
    const url = `filter=${encodeURIComponent(filter)}`;
    expect((await send('GET', `/Users?${url}`)).body.totalResults).toBe(1);
    expect((await send('POST', '/Users/.search', search)).body.totalResults).toBe(1);
    expect((await send('GET', `/?${url}`)).body.totalResults).toBe(2);
    expect((await send('POST', '/.search', search)).body.totalResults).toBe(2);
    expect((await send('POST', '/.search', { schemas: [], filter: 7 })).status).toBe(400);
    const types = ['User', 'User', 'User', 'Group', 'User', 'Group'];
    expect(asked).toEqual(types.map((type) => [type, filter]));
  });

  test('answers without doing anything, or carries out something else on the resource', async () => {
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [] as object[] };
    body.Operations.push({ op: 'replace', path: 'active', value: false });
    let isPretending = false;
    const { send, create } = testProvider({
      policy: ({ operation }) => {
        if (!isPretending) return undefined;
        if (operation === 'create') return { response: { status: 202, headers: {}, body: undefined } };
        if (operation === 'delete') return { instead: 'patch', body };
        return operation === 'replace' || operation === 'patch' ? { instead: 'read' } : undefined;
      },
    });
    const { id } = await create('/Users', user('bjensen'));
    isPretending = true;
    expect((await send('POST', '/Users', user('ada'))).status).toBe(202);
    const replaced = await send('PUT', `/Users/${id}`, user('other'), { headers: { 'if-match': 'W/"7"' } });
    expect([replaced.status, replaced.body.userName]).toEqual([200, 'bjensen']);
    expect((await send('PATCH', `/Users/${id}`, body)).status).toBe(204);
    expect((await send('GET', `/Users/${id}`)).body).not.toHaveProperty('active');
    expect((await send('DELETE', `/Users/${id}`, undefined, { headers: { 'if-match': 'W/"7"' } })).status).toBe(412);
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await send('GET', `/Users/${id}`)).body.active).toBe(false);
    expect((await send('DELETE', '/Users/nobody')).status).toBe(404);
    expect((await send('GET', '/Users')).body.totalResults).toBe(1);
  });
});

describe('paths and methods (RFC 7644 §3.2)', () => {
  test.each(['/Nope', '/Users/1/2', '/Users//', '/ServiceProviderConfig/1', '/Users/1/.search', '//', '/.search/x'])(
    '%s is 404 with an error body',
    async (path) => {
      const { status, headers, body } = await testProvider().send('GET', path);
      expect([path, status, headers['content-type']]).toEqual([path, 404, 'application/scim+json']);
      expect(body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
    },
  );

  test('what is not below the base URL is 404', async () => {
    const { send } = testProvider();
    for (const url of ['/Users', '/scim/v2Users', '/scim/Users', '/', '', '/scim/v2/../Users']) {
      expect([url, (await send('GET', '', undefined, { url })).status]).toEqual([url, 404]);
    }
  });

  test('a slash at the end, a flag without value and an absolute URL change nothing', async () => {
    const { send } = testProvider();
    for (const url of [
      `${BASE_URL}/Users`,
      'http://other.example/scim/v2/Users/',
      '/scim/v2/Users?aadOptscim062020#x',
    ]) {
      expect([url, (await send('GET', '', undefined, { url })).status]).toEqual([url, 200]);
    }
  });

  test('endpoints are found in any letter case where the mode allows it', async () => {
    const lenient = testProvider();
    expect((await lenient.send('GET', '/users')).status).toBe(200);
    expect(lenient.events).toContainEqual(expect.objectContaining({ type: 'tolerance', id: 'http.path-any-case' }));
    expect((await testProvider({ mode: 'strict' }).send('GET', '/users')).status).toBe(404);
  });

  test.each([
    { method: 'PUT', path: '/Users', allow: 'HEAD, GET, POST' },
    { method: 'POST', path: '/Users/1', allow: 'HEAD, GET, PUT, PATCH, DELETE' },
    { method: 'GET', path: '/Users/.search', allow: 'POST' },
    { method: 'constructor', path: '/Users', allow: 'HEAD, GET, POST' },
    { method: '__proto__', path: '/.search', allow: 'POST' },
  ])('$method $path is 405 with Allow', async ({ method, path, allow }) => {
    const { status, headers } = await testProvider().send(method, path);
    expect([status, headers.allow]).toEqual([405, allow]);
  });

  test('/Me is 501, and bulk where it is not wished', async () => {
    const { send } = testProvider({ bulk: false });
    expect((await send('POST', '/Bulk', {})).status).toBe(501);
    expect((await send('GET', '/Me')).status).toBe(501);
    expect((await send('GET', '/ServiceProviderConfig')).body.bulk).toEqual({
      ...{ supported: false, maxOperations: 0, maxPayloadSize: 0 },
    });
  });

  test('broken percent-encoding is 400, an endless URL 414', async () => {
    const { send } = testProvider();
    for (const path of ['/Users/%zz', '/Users?filter=%E0%A4%A', '/%ff'])
      expect((await send('GET', path)).status).toBe(400);
    expect((await send('GET', `/Users?x=${'a'.repeat(70_000)}`)).status).toBe(414);
  });

  test('an id is taken as it is, whatever it holds', async () => {
    const { send } = testProvider({ createId: () => '../a b/ä?#' });
    const { headers, status } = await send('POST', '/Users', user('bjensen'));
    expect([status, headers.location]).toEqual([201, `${BASE_URL}/Users/..%2Fa%20b%2F%C3%A4%3F%23`]);
    const read = await send('GET', headers.location!.slice(BASE_URL.length));
    expect(read.body.userName).toBe('bjensen');
  });
});

describe('where resources are said to be', () => {
  const types = { resourceTypes: [userResourceType], authenticate: () => ({ id: 'x' }) };
  const locationOf = async (
    request: { url: string; headers?: Record<string, string>; baseUrl?: string },
    baseUrl?: string,
  ) => {
    const provider = createProvider({ ...types, store: createMemoryStore(), baseUrl, createId: () => '1' });
    const body = JSON.stringify(user('bjensen'));
    return (await provider.handle({ method: 'POST', body, ...request })).headers.location;
  };

  test('below the base URL of the request, else of the options, else of an absolute URL, else at Host', async () => {
    const headers = { Host: 'scim.example:8080' };
    expect(await locationOf({ url: '/a/Users', baseUrl: 'https://one.example/a/' }, 'https://two.example/b')).toBe(
      'https://one.example/a/Users/1',
    );
    expect(await locationOf({ url: '/b/Users', headers }, 'https://two.example/b')).toBe(
      'https://two.example/b/Users/1',
    );
    expect(await locationOf({ url: 'https://three.example/Users', headers })).toBe('https://three.example/Users/1');
    expect(await locationOf({ url: '/Users', headers })).toBe('http://scim.example:8080/Users/1');
  });

  test.each(['evil.example/path', 'a b', '"><script>', 'x@y', ''])(
    'a Host that is none is not repeated: %s',
    async (Host) => {
      expect(await locationOf({ url: '/Users', headers: { Host } })).toBe('http://localhost/Users/1');
    },
  );
});

describe('errors (RFC 7644 §3.12)', () => {
  test('a fault of our own is a 500 that tells nothing, and the event tells all', async () => {
    const store = createMemoryStore();
    store.get = () => Promise.reject(new Error('secret path /var/db'));
    const { send, events } = testProvider({ store });
    const { status, text, body } = await send('GET', '/Users/1');
    expect([status, body.status]).toEqual([500, '500']);
    expect(text).not.toContain('secret');
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'failed', status: 500, error: new Error('secret path /var/db') }),
    );
  });

  test('a listener that throws does no harm', async () => {
    const { send } = testProvider({
      onEvent: () => {
        throw new Error('listener');
      },
    });
    expect((await send('GET', '/Nope')).status).toBe(404);
  });

  test('tolerances go to events and never into an answer', async () => {
    const { send, events } = testProvider();
    const { text } = await send('POST', '/Users', { userName: 'bjensen', active: 'True', nope: 1 });
    const ids = events.flatMap((event) => (event.type === 'tolerance' ? [event.id] : []));
    expect(ids).toEqual(expect.arrayContaining(['body.boolean-as-string', 'body.unknown-attribute']));
    expect(text).not.toMatch(/tolerance|boolean-as-string/);
  });

  test('events know the request they belong to, but not its query', async () => {
    const { send, events } = testProvider();
    await send('POST', '/Users?attributes=userName', user('bjensen'), { tenant: 'acme', context: 42 });
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'created', resourceType: 'User', version: 1, tenant: 'acme', context: 42 },
      ...{ method: 'POST', path: '/scim/v2/Users', principal: 'tester' },
    });
  });
});

test('any resource type is served from its definition', async () => {
  const deviceType = defineResourceType({
    name: 'Device',
    endpoint: '/Devices',
    schema: defineSchema({
      id: 'urn:example:params:scim:schemas:Device',
      attributes: [
        { name: 'serialNumber', required: true, caseExact: true, uniqueness: 'server' },
        { name: 'owner', type: 'reference', referenceTypes: ['User'] },
        { name: 'weight', type: 'decimal' },
      ],
    }),
  });
  const { send, create } = testProvider({ resourceTypes: [userResourceType, groupResourceType, deviceType] });
  await create('/Devices', { serialNumber: 'A1', weight: 1.5 });
  await create('/Devices', { serialNumber: 'a1', weight: 20 });
  const heavy = await send('GET', '/Devices?filter=weight%20gt%209.5');
  expect(heavy.body.Resources.map(({ serialNumber }: { serialNumber: string }) => serialNumber)).toEqual(['a1']);
  expect((await send('POST', '/Devices', { serialNumber: 'A1' })).status).toBe(409);
  expect((await send('GET', `/Schemas/${USER}`)).status).toBe(200);
});
