import { BULK_REQUEST_URN, BULK_RESPONSE_URN, PATCH_OP_URN, ScimError } from 'scim-core';
import { describe, expect, test } from 'vitest';
import { BASE_URL, ENTERPRISE, group, type Json, testProvider, USER, user } from '../testing/test-provider.ts';

type Provider = ReturnType<typeof testProvider>;

function bulk({ send }: Provider, operations: readonly object[], more: object = {}) {
  return send('POST', '/Bulk', { schemas: [BULK_REQUEST_URN], Operations: operations, ...more });
}

const post = (path: string, bulkId: string, data: object) => ({ method: 'POST', path, bulkId, data });
const statuses = (body: Json) => body.Operations.map(({ status }: Json) => status);

describe('POST /Bulk (RFC 7644 §3.7)', () => {
  test('creates, replaces, changes and deletes, each as the request on its own would', async () => {
    const provider = testProvider();
    const { id: one } = await provider.create('/Users', user('one'));
    const { id: two } = await provider.create('/Users', user('two'));
    const { status, body } = await bulk(provider, [
      post('/Users', 'a', user('alice')),
      { method: 'PUT', path: `/Users/${one}`, data: user('uno'), version: 'W/"1"' },
      {
        ...{ method: 'PATCH', path: `/Users/${one}` },
        data: { schemas: [PATCH_OP_URN], Operations: [{ op: 'replace', path: 'active', value: false }] },
      },
      { method: 'DELETE', path: `/Users/${two}` },
    ]);
    expect(status).toBe(200);
    const created = body.Operations[0].location;
    expect(body).toEqual({
      schemas: [BULK_RESPONSE_URN],
      Operations: [
        { method: 'POST', bulkId: 'a', version: 'W/"1"', location: created, status: '201' },
        { method: 'PUT', version: 'W/"2"', location: `${BASE_URL}/Users/${one}`, status: '200' },
        { method: 'PATCH', version: 'W/"3"', location: `${BASE_URL}/Users/${one}`, status: '200' },
        { method: 'DELETE', location: `${BASE_URL}/Users/${two}`, status: '204' },
      ],
    });
    expect((await provider.send('GET', created.slice(BASE_URL.length))).body.userName).toBe('alice');
    expect((await provider.send('GET', `/Users/${one}`)).body).toMatchObject({ userName: 'uno', active: false });
    expect((await provider.send('GET', `/Users/${two}`)).status).toBe(404);
  });

  test('resolves references forwards and backwards, in extensions, PATCH and paths', async () => {
    const provider = testProvider({ relationIntegrity: 'existing' });
    const { body } = await bulk(provider, [
      post('/Groups', 'g', group('Pilots', 'bulkId:u', 'bulkId:boss')),
      post(
        '/Users',
        'u',
        user('ada', { schemas: [USER, ENTERPRISE], [ENTERPRISE]: { manager: { value: 'bulkId:boss' } } }),
      ),
      post('/Users', 'boss', user('boss', { displayName: 'see bulkId:u' })),
      {
        method: 'PATCH',
        path: '/Users/bulkId:u',
        data: { schemas: [PATCH_OP_URN], Operations: [{ op: 'add', value: { title: 'x' } }] },
      },
    ]);
    expect(statuses(body)).toEqual(['201', '201', '201', '200']);
    expect(body.Operations.map(({ bulkId }: Json) => bulkId)).toEqual(['g', 'u', 'boss', undefined]);
    const [g, u, boss] = await Promise.all(
      body.Operations.slice(0, 3).map(({ location }: Json) => provider.send('GET', location.slice(BASE_URL.length))),
    );
    expect(g.body.members.map(({ value }: Json) => value).sort()).toEqual([u.body.id, boss.body.id].sort());
    expect(u.body).toMatchObject({ title: 'x', [ENTERPRISE]: { manager: { value: boss.body.id } } });
    expect(boss.body.displayName).toBe('see bulkId:u');
  });

  test.each(['any', 'existing'] as const)(
    'resolves circles of two, of three and of one, integrity %s',
    async (relationIntegrity) => {
      const provider = testProvider({ relationIntegrity });
      for (const names of [['a', 'b'], ['a', 'b', 'c'], ['a']]) {
        const operations = names.map((name, index) =>
          post('/Groups', name, group(name, `bulkId:${names[(index + 1) % names.length]}`)),
        );
        const { body } = await bulk(provider, operations);
        expect(statuses(body)).toEqual(names.map(() => '201'));
        const groups = await Promise.all(
          body.Operations.map(({ location }: Json) => provider.send('GET', location.slice(BASE_URL.length))),
        );
        for (const [index, { body: one, headers }] of groups.entries()) {
          expect(one.members.map(({ value }: Json) => value)).toEqual([groups[(index + 1) % names.length].body.id]);
          expect(headers.etag).toBe(body.Operations[index].version);
        }
      }
    },
  );

  test('a circle that can not be closed leaves nothing behind', async () => {
    const provider = testProvider();
    const { body } = await bulk(provider, [
      post('/Groups', 'a', group('A', 'bulkId:b')),
      post('/Groups', 'b', { ...group('B', 'bulkId:a'), displayName: undefined }),
    ]);
    expect(statuses(body)).toEqual(['409', '400']);
    expect((await provider.send('GET', '/Groups')).body.totalResults).toBe(0);
  });

  test('an operation that refers to what was not created fails, and nothing is stored', async () => {
    const provider = testProvider();
    const { body } = await bulk(provider, [
      post('/Users', 'u', { schemas: [USER] }),
      post('/Groups', 'g', group('G', 'bulkId:u')),
      post('/Groups', 'h', group('H', 'bulkId:nobody')),
      { method: 'DELETE', path: '/Users/bulkId:u' },
    ]);
    expect(statuses(body)).toEqual(['400', '409', '409', '409']);
    for (const { response, location } of body.Operations) {
      expect(location).toBeUndefined();
      expect(response.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
    }
    expect((await provider.send('GET', '/Groups')).body.totalResults).toBe(0);
  });

  test('tries everything without failOnErrors, and stops behind so many errors with it', async () => {
    const operations = [
      post('/Users', 'a', user('a')),
      { method: 'DELETE', path: '/Users/none' },
      post('/Users', 'b', user('b')),
      { method: 'GET', path: '/Users' },
      post('/Users', 'c', user('c')),
    ];
    const all = testProvider();
    expect(statuses((await bulk(all, operations)).body)).toEqual(['201', '404', '201', '400', '201']);
    const one = testProvider();
    expect(statuses((await bulk(one, operations, { failOnErrors: 1 })).body)).toEqual(['201', '404']);
    expect((await one.send('GET', '/Users')).body.totalResults).toBe(1);
    const two = testProvider();
    const { status, body } = await bulk(two, operations, { failOnErrors: 2 });
    expect([status, statuses(body)]).toEqual([200, ['201', '404', '201', '400']]);
    expect(body.failOnErrors).toBeUndefined();
  });

  test('a version acts as If-Match, and a failed result tells the location of the resource', async () => {
    const provider = testProvider();
    const { id } = await provider.create('/Users', user('a'));
    const { body } = await bulk(provider, [{ method: 'DELETE', path: `/Users/${id}`, version: 'W/"7"' }]);
    expect(body.Operations[0]).toMatchObject({ status: '412', location: `${BASE_URL}/Users/${id}` });
  });

  test.each([
    '/Bulk',
    '/Me',
    '/.search',
    '/Schemas',
    '/Nowhere',
    '/Users/.search',
    'https://example.com/scim/v2/Users',
    '/%zz',
  ])('POST to %s is that operation’s error', async (path) => {
    const provider = testProvider({ me: () => ({ resourceType: 'User', id: 'x' }) });
    const { status, body } = await bulk(provider, [post(path, 'a', user('a')), post('/Users', 'b', user('b'))]);
    expect(status).toBe(200);
    expect(statuses(body)).toEqual([expect.stringMatching(/^40[045]$/), '201']);
  });

  test('refuses more operations or bytes than the limits with 413 that names the limit, and does nothing', async () => {
    const provider = testProvider({ limits: { bulkOperations: 2, bulkBytes: 1_000 } });
    const three = ['a', 'b', 'c'].map((name) => post('/Users', name, user(name)));
    const many = await bulk(provider, three);
    expect([many.status, many.body.detail]).toEqual([413, expect.stringContaining('2')]);
    const long = await bulk(provider, [post('/Users', 'a', user('a', { title: 'x'.repeat(1_000) }))]);
    expect([long.status, long.body.detail]).toEqual([413, expect.stringContaining('1000')]);
    expect((await provider.send('GET', '/Users')).body.totalResults).toBe(0);
  });

  test('is refused as a whole when it is malformed, and has no other method', async () => {
    const { send } = testProvider();
    expect((await send('POST', '/Bulk', { Operations: [] })).body).toMatchObject({
      status: '400',
      scimType: 'invalidSyntax',
    });
    expect((await send('GET', '/Bulk')).headers.allow).toBe('POST');
  });

  test('asks the policy about every operation, and tells events under its path', async () => {
    const provider = testProvider({
      policy: ({ operation }) => (operation === 'delete' ? { refuse: new ScimError(403, 'No.') } : undefined),
    });
    const { id } = await provider.create('/Users', user('a'));
    provider.events.length = 0;
    const { body } = await bulk(provider, [{ method: 'DELETE', path: `/Users/${id}` }, post('/Users', 'b', user('b'))]);
    expect(statuses(body)).toEqual(['403', '201']);
    expect(provider.events).toMatchObject([
      { type: 'failed', method: 'DELETE', path: `/Users/${id}`, status: 403 },
      { type: 'created', method: 'POST', path: '/Users', resourceType: 'User' },
    ]);
  });
});

describe('/Me (RFC 7644 §3.11)', () => {
  test('stands for the resource of who asks, whose own URL the answer tells', async () => {
    let id = 'nobody';
    const provider = testProvider({
      me: ({ principal }) => (principal.id === 'tester' ? { resourceType: 'User', id } : undefined),
    });
    expect((await provider.send('GET', '/Me')).status).toBe(404);
    ({ id } = await provider.create('/Users', user('me')));
    const answer = await provider.send('GET', '/Me?attributes=userName');
    expect(answer.body.userName).toBe('me');
    expect(answer.headers.location).toBe(`${BASE_URL}/Users/${id}`);
    const operations = [{ op: 'add', value: { title: 'x' } }];
    expect((await provider.send('PATCH', '/Me', { schemas: [PATCH_OP_URN], Operations: operations })).body.title).toBe(
      'x',
    );
    expect((await provider.send('DELETE', '/Me')).status).toBe(204);
    expect((await provider.send('GET', `/Users/${id}`)).status).toBe(404);
  });

  test('is 404 for a principal without a resource', async () => {
    expect((await testProvider({ me: () => undefined }).send('GET', '/Me')).status).toBe(404);
  });
});
