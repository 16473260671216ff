import { defineResourceType, defineSchema, type groupResourceType, type userResourceType, userSchema } from 'scim-core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { createScimClient } from '../client.ts';
import { BASE, empty, errorOf, fakeService, json, scimError, user } from '../test-support/fake-service.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const USER = userSchema.id;

describe('get', () => {
  it('gives names and types of the schema, whatever the service provider writes', async () => {
    const { client, events } = fakeService([json({ ID: '1', USERNAME: 'ada', active: 'True', meta: {} })]);
    const found = await client.users.get('1');
    expect(found).toMatchObject({ id: '1', userName: 'ada', active: true });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'tolerance', id: 'body.boolean-as-string', where: 'active' }),
    );
  });

  it('takes the version from the header where the body has none', async () => {
    const { client } = fakeService([
      json({ id: '1', userName: 'a' }, 200, { etag: 'W/"7"' }),
      json(user('1'), 200, { etag: 'W/"x"' }),
    ]);
    expect((await client.users.get('1')).meta.version).toBe('W/"7"');
    expect((await client.users.get('1')).meta.version).toBe('W/"1"');
  });

  it('asks for attributes', async () => {
    const { client, sent } = fakeService([json(user('1')), json(user('1'))]);
    await client.users.get('1', { attributes: ['userName', 'name.familyName'] });
    await client.users.get('1', { excludedAttributes: [`${ENTERPRISE}:manager`] });
    expect(sent()).toEqual([
      'GET /Users/1?attributes=userName,name.familyName',
      `GET /Users/1?excludedAttributes=${encodeURIComponent(ENTERPRISE)}%3Amanager`,
    ]);
  });

  it.each([
    ['no id', { userName: 'a' }, 'RFC 7643 §3.1'],
    ['an array', [user('1')], 'RFC 7643 §2'],
    ['a wrong type', user('1', { active: 'maybe' }), 'RFC 7643 §2'],
    ['nothing at all', null, 'RFC 7643 §2'],
  ])('refuses %s, naming the clause', async (_, body, clause) => {
    const { client } = fakeService([json(body)]);
    expect(await errorOf(client.users.get('1'))).toMatchObject({ code: 'SCIM_PROTOCOL', clause });
  });

  it('in strict mode refuses truth values as text', async () => {
    const { client } = fakeService([json(user('1', { active: 'true' }))], { mode: 'strict' });
    expect(await errorOf(client.users.get('1'))).toMatchObject({ found: expect.stringContaining('active') });
  });

  it('keeps what a hostile name would reach out of its results', async () => {
    const hostile = () =>
      new Response(
        '{"id":"1","userName":"a","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
        {
          headers: { 'content-type': 'application/scim+json' },
        },
      );
    const { client } = fakeService([hostile]);
    const found = await client.users.get('1');
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('create', () => {
  it('sends what a client may write, with its schemas, and id never (RFC 7643 §3.1)', async () => {
    const { client, requests } = fakeService([json(user('9'), 201)]);
    const given = { ...user('1'), groups: [{ value: 'g' }], [ENTERPRISE]: { department: 'Tours' } } as never;
    await client.users.create(given);
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/Users' });
    expect(requests[0]?.body).toEqual({
      ...{ schemas: [USER], userName: 'user1', [ENTERPRISE]: { department: 'Tours' } },
    });
    expect(requests[0]?.headers.get('content-type')).toBe('application/scim+json');
    expect(requests[0]?.headers.get('accept')).toMatch(/^application\/scim\+json/);
  });

  it('lists an extension only where it carries data, and sends null and [] as they are (RFC 7644 §3.3)', async () => {
    const { client, requests } = fakeService([json(user('1'), 201), json(user('1'), 201)]);
    await client.users.create({ userName: 'a', [ENTERPRISE]: { department: 'Tours' } });
    expect(requests[0]?.body).toMatchObject({ schemas: [USER, ENTERPRISE] });
    await client.users.create({ userName: 'a', active: null, emails: [], title: undefined } as never);
    expect(requests[1]?.text).toBe(`{"schemas":["${USER}"],"userName":"a","active":null,"emails":[]}`);
  });

  it('answers the resource as the service provider keeps it', async () => {
    const { client } = fakeService([json(user('1', { userName: 'normalised' }), 201)]);
    expect((await client.users.create({ userName: ' Given ' })).userName).toBe('normalised');
  });

  it('reads the resource where the answer does not show it, below the base URL only', async () => {
    const location = `${BASE}/Users/7`;
    const { client, sent } = fakeService([empty(201, { location }), json(user('7'))]);
    expect((await client.users.create({ userName: 'a' })).id).toBe('7');
    expect(sent()).toEqual(['POST /Users', 'GET /Users/7']);
    for (const headers of [{ location: 'https://evil.example/Users/7' }, { location: `${BASE}.evil.example/x` }, {}]) {
      const other = fakeService([empty(201, headers as Record<string, string>)]);
      expect(await errorOf(other.client.users.create({ userName: 'a' }))).toMatchObject({ clause: 'RFC 7644 §3.3' });
    }
  });

  it('takes another status of success, unless the mode is strict', async () => {
    const { client } = fakeService([json(user('1'))]);
    expect((await client.users.create({ userName: 'a' })).id).toBe('1');
    const strict = fakeService([json(user('1'))], { mode: 'strict' });
    expect(await errorOf(strict.client.users.create({ userName: 'a' }))).toMatchObject({
      expected: 'status 201',
      outcome: 'unknown',
    });
  });

  it('checks what is sent where the client is told to, and names every problem', async () => {
    const { client } = fakeService([], { checkRequests: true });
    const error = await errorOf(client.users.create({ emails: [{ value: 7 }] } as never));
    expect(error).toMatchObject({
      problems: [expect.objectContaining({ path: 'emails[0].value' }), expect.objectContaining({ path: 'userName' })],
    });
  });

  it.each([undefined, null, 'x', []])('refuses %j as a body', async (body) => {
    const { client } = fakeService([]);
    expect(await errorOf(client.users.create(body as never))).toBeInstanceOf(TypeError);
  });

  it('may use application/json for servers that know nothing else', async () => {
    const { client, requests } = fakeService([json(user('1'), 201)], { contentType: 'application/json' });
    await client.users.create({ userName: 'a' });
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
  });
});

describe('replace, patch and delete', () => {
  it('send a version as If-Match', async () => {
    const { client, requests } = fakeService([json(user('1')), json(user('1')), empty(204)]);
    const options = { ifMatch: 'W/"1"' };
    await client.users.replace('1', { userName: 'a' }, options);
    await client.users.patch('1', [{ op: 'remove', path: 'title' }], options);
    await client.users.delete('1', options);
    expect(requests.map(({ method, headers }) => [method, headers.get('if-match')])).toEqual([
      ['PUT', 'W/"1"'],
      ['PATCH', 'W/"1"'],
      ['DELETE', 'W/"1"'],
    ]);
  });

  it('replace may send every attribute back (RFC 7644 §3.5.1), and reads behind an answer without body', async () => {
    const { client, requests } = fakeService([empty(204), json(user('1'))]);
    expect((await client.users.replace('1', user('1') as never)).userName).toBe('user1');
    expect(requests[0]?.body).toEqual(user('1'));
  });

  it('patch answers nothing behind 204', async () => {
    const { client, requests } = fakeService([empty(204)]);
    expect(await client.groups.patch('1', [{ op: 'add', path: 'members', value: [{ value: '2' }] }])).toBeUndefined();
    expect(requests[0]?.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'add', path: 'members', value: [{ value: '2' }] }],
    });
  });

  it('patch needs operations', async () => {
    const { client } = fakeService([]);
    expect(await errorOf(client.users.patch('1', []))).toBeInstanceOf(TypeError);
  });

  it('delete is done when a second attempt finds nothing, but not when the first one does', async () => {
    const { client } = fakeService([scimError(500), scimError(404), scimError(404), scimError(429), scimError(404)]);
    await client.users.delete('1');
    expect(await errorOf(client.users.delete('1'))).toMatchObject({ status: 404 });
    expect(await errorOf(client.users.delete('1'))).toMatchObject({ status: 404 });
  });

  it('keep a new password out of errors', async () => {
    const { client } = fakeService([scimError(400, { detail: 'n3wPassw0rd is weak' })]);
    const error = await errorOf(client.users.patch('1', [{ op: 'replace', path: 'password', value: 'n3wPassw0rd' }]));
    expect(error).toMatchObject({ detail: '[redacted] is weak' });
  });
});

describe('other resource types', () => {
  const badge = defineSchema({
    id: 'urn:acme:Badge',
    attributes: [
      { name: 'number', type: 'integer' },
      { name: 'pin', returned: 'never' },
    ],
  });
  const acmeUser = defineResourceType({
    ...{ name: 'User', endpoint: '/People', schema: userSchema },
    extensions: [{ schema: badge, required: true }],
  });

  it('have their own endpoint, extensions and types', async () => {
    const { client, sent } = fakeService([json(user('1', { 'urn:acme:Badge': { number: '42' } }))]);
    const found = await client.resource(acmeUser).get('1');
    expect(found['urn:acme:Badge'].number).toBe(42);
    expect(sent()).toEqual(['GET /People/1']);
    expectTypeOf(found['urn:acme:Badge'].number).toEqualTypeOf<number | undefined>();
    expectTypeOf(found['urn:acme:Badge']).not.toHaveProperty('pin');
    const people = client.resource(acmeUser);
    expectTypeOf(people.create).parameter(0).toHaveProperty('urn:acme:Badge');
    // @ts-expect-error: the extension is required
    expect(() => people.plan('create', { userName: 'a' })).not.toThrow();
    // @ts-expect-error: there is no such attribute
    expect(() => people.plan('create', { userName: 'a', 'urn:acme:Badge': { colour: 'red' } })).not.toThrow();
  });
});

describe('types', () => {
  it('know what may be read and what may be written', () => {
    const { client } = fakeService(json({}));
    type User = Awaited<ReturnType<typeof client.users.update>>;
    expectTypeOf<User['userName']>().toEqualTypeOf<string>();
    expectTypeOf<User>().not.toHaveProperty('password');
    expectTypeOf<Parameters<typeof client.users.create>[0]>().not.toHaveProperty('groups');
    expectTypeOf(client.users.resourceType).toEqualTypeOf<typeof userResourceType>();
    expectTypeOf(client.groups.resourceType).toEqualTypeOf<typeof groupResourceType>();
    // @ts-expect-error: userName is required
    expect(() => client.users.plan('create', { title: 'x' })).not.toThrow();
    // @ts-expect-error: create has a body, not an id
    expect(() => client.users.plan('create', '7')).toThrow(TypeError);
    // @ts-expect-error: not a call
    expect(() => client.users.plan('merge', '7')).toThrow(TypeError);
  });
});

describe('plan', () => {
  const { users } = createScimClient({ baseUrl: BASE, token: 'secret-token', headers: { 'X-Trace': '1' } });

  it('is the request that is then sent, but for Authorization', async () => {
    const { client, requests } = fakeService([json(user('1'), 201)], {
      token: 'secret-token',
      headers: { 'X-Trace': '1' },
    });
    const plan = client.users.plan('create', { userName: 'a' });
    await client.users.create({ userName: 'a' });
    const [sent] = requests;
    expect(plan).toEqual({
      ...{ method: 'POST', path: '/Users', url: `${BASE}/Users`, body: { schemas: [USER], userName: 'a' } },
      headers: { accept: sent?.headers.get('accept'), 'content-type': 'application/scim+json', 'x-trace': '1' },
    });
    const { authorization, ...headers } = Object.fromEntries(sent?.headers ?? []);
    expect(authorization).toBe('Bearer secret-token');
    expect(headers).toEqual(plan.headers);
  });

  it('is there for each call', () => {
    const shown = (plan: { method: string; path: string }) => `${plan.method} ${plan.path}`;
    expect([
      shown(users.plan('get', '1', { attributes: ['title'] })),
      shown(users.plan('list', { filter: 'title pr' })),
      shown(users.plan('list', { post: true })),
      shown(users.plan('list', { paging: 'cursor', count: 5 })),
      shown(users.plan('replace', '1', { userName: 'a' }, { ifMatch: 'W/"1"' })),
      shown(users.plan('patch', '1', [{ op: 'remove', path: 'title' }])),
      shown(users.plan('delete', '1')),
    ]).toEqual([
      'GET /Users/1?attributes=title',
      'GET /Users?filter=title%20pr&startIndex=1&count=100',
      'POST /Users/.search',
      'GET /Users?cursor=&count=5',
      'PUT /Users/1',
      'PATCH /Users/1',
      'DELETE /Users/1',
    ]);
  });
});

describe('send', () => {
  it('sends a request as it is, once', async () => {
    const { client, requests } = fakeService([scimError(503), json({ a: 1 }, 202, { 'x-y': 'z' })]);
    expect(await errorOf(client.send({ method: 'GET', path: '/Users' }))).toMatchObject({ status: 503 });
    const answer = await client.send({
      method: 'POST',
      path: '/Jobs?x=1',
      headers: { Prefer: 'respond-async' },
      body: '{"not": json',
    });
    expect(answer).toMatchObject({ status: 202, body: { a: 1 }, attempts: 1 });
    expect(answer.headers.get('x-y')).toBe('z');
    expect(requests[1]).toMatchObject({ method: 'POST', path: '/Jobs?x=1', text: '{"not": json' });
    expect(requests[1]?.headers.get('prefer')).toBe('respond-async');
  });

  it('repeats where it is told to', async () => {
    const { client } = fakeService([scimError(500), json(user('1'), 201)]);
    const plan = client.users.plan('create', { userName: 'a' });
    expect(await client.send(plan, { retry: { limit: 1 } })).toMatchObject({ status: 201, attempts: 2 });
  });
});

describe('me', () => {
  it('is the resource at /Me (RFC 7644 §3.11)', async () => {
    const { client, sent } = fakeService([
      empty(308, { location: `${BASE}/Users/1` }),
      json(user('1')),
      json(user('1'), 201),
      json(user('1')),
      empty(204),
      json(user('1')),
      json(user('1', { title: 'x' })),
      empty(204),
    ]);
    expect((await client.me.get()).userName).toBe('user1');
    await client.me.create({ userName: 'a' });
    await client.me.replace({ userName: 'a' });
    await client.me.patch([{ op: 'remove', path: 'title' }]);
    await client.me.update((draft) => {
      draft.title = 'x';
    });
    await client.me.delete();
    expect(sent()).toEqual([
      ...['GET /Me', 'GET /Users/1', 'POST /Me', 'PUT /Me', 'PATCH /Me', 'GET /Me', 'PATCH /Me', 'DELETE /Me'],
    ]);
  });
});
