import { afterEach, describe, expect, it } from 'vitest';
import type { ReferenceServer, ReferenceServerOptions } from './reference-server.ts';
import { SettingError, StartError } from './settings/setting-error.ts';
import { startReferenceServer } from './start-reference-server.ts';

const running: ReferenceServer[] = [];
async function start(options: ReferenceServerOptions = {}) {
  const server = await startReferenceServer({ port: 0, logLevel: 'silent', ...options });
  running.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function send(
  { url, token }: { readonly url: string; readonly token: string },
  method: string,
  path: string,
  body?: unknown,
) {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const ada = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'ada@example.com' };

describe('startReferenceServer', () => {
  it('serves users and groups at the URL that it gives, with the token that it gives', async () => {
    const server = await start();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/scim\/v2$/);
    const { status, body } = await send(server, 'POST', '/Users', ada);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...ada, meta: { location: `${server.url}/Users/${body.id}` } });
    const group = { displayName: 'Staff', members: [{ value: body.id }] };
    expect((await send(server, 'POST', '/Groups', group)).status).toBe(201);
    expect((await send(server, 'GET', '/Users')).body).toMatchObject({ totalResults: 1, Resources: [{ id: body.id }] });
  });

  it('takes a token, a clock and a source of randomness', async () => {
    const random = (bytes: Uint8Array) => bytes.fill(7);
    const first = await start({ random, now: () => Date.parse('2026-01-02T03:04:05.000Z') });
    expect(first.token).toBe('BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc');
    expect((await send(first, 'POST', '/Users', ada)).body.meta.created).toBe('2026-01-02T03:04:05.000Z');
    expect((await start({ token: 'mine' })).token).toBe('mine');
  });

  it('lets two servers with different modes, profiles, tokens and data live in one process', async () => {
    const lenient = await start({ mode: 'lenient', profile: 'deskpro' });
    const strict = await start({ mode: 'strict', profile: 'generic' });
    expect([lenient.profile.id, strict.profile.id]).toEqual(['deskpro', 'generic']);
    // RFC 7643, section 2.3.2: a boolean is no string. Clients send one all the same.
    const active = { ...ada, active: 'False' };
    const [accepted, refused] = await Promise.all([
      send(lenient, 'POST', '/Users', active),
      send(strict, 'POST', '/Users', active),
    ]);
    expect(accepted).toMatchObject({ status: 201, body: { active: false } });
    expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    expect((await send(lenient, 'GET', '/Users')).body.totalResults).toBe(1);
    expect((await send(strict, 'GET', '/Users')).body.totalResults).toBe(0);
    expect((await send({ ...strict, token: lenient.token }, 'GET', '/Users')).status).toBe(401);
    expect(lenient.requests.at(0)).toMatchObject({ status: 201, tolerances: ['body.boolean-as-string'] });
    expect(strict.requests.at(0)).toMatchObject({ status: 400, tolerances: [] });
  });

  it('keeps what was sent and answered, without secrets', async () => {
    const server = await start();
    await send(server, 'POST', '/Users', { ...ada, password: 'hunter2' });
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        url: '/scim/v2/Users',
        status: 201,
        body: { ...ada, password: '[redacted]' },
        responseBody: { userName: 'ada@example.com' },
      },
    ]);
  });

  it('takes a request with a wrong token, and what it does without one', async () => {
    const server = await start();
    const response = await fetch(`${server.url}/Users`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="scim"');
    expect(await response.json()).toMatchObject({ status: '401', detail: expect.stringContaining('is missing') });
    // RFC 7643, section 5: how to authenticate may be learnt before one can.
    expect((await fetch(`${server.url}/ServiceProviderConfig`)).status).toBe(200);
  });

  it('says where resources are as the caller sees the server', async () => {
    const server = await start({ publicUrl: 'https://scim.example.com/root/' });
    const { body } = await send(server, 'POST', '/Users', ada);
    expect(body.meta.location).toBe(`https://scim.example.com/root/scim/v2/Users/${body.id}`);
    expect((await send(server, 'GET', `/Users/${body.id}`)).status).toBe(200);
  });

  it('invents users on request, and forgets everything else on reset', async () => {
    const server = await start({ seed: 3 });
    const names = async () => {
      const { body } = await send(server, 'GET', '/Users?attributes=userName&sortBy=userName');
      return body.Resources.map(({ userName }: { userName: string }) => userName);
    };
    const invented = await names();
    expect(invented).toHaveLength(3);
    await send(server, 'POST', '/Users', ada);
    await send(server, 'POST', '/Groups', { displayName: 'Staff' });
    await server.reset();
    expect(server.requests).toEqual([]);
    expect(await names()).toEqual(invented);
    const groups = (await send(server, 'GET', '/Groups')).body.Resources;
    expect(groups.map(({ displayName }: { displayName: string }) => displayName)).not.toContain('Staff');
    expect(groups.flatMap(({ members }: { members: object[] }) => members)).toHaveLength(3);
    expect(server.requests).toHaveLength(2);
  });

  it('is gone once it is closed, also when it is closed twice', async () => {
    const server = await start();
    await Promise.all([server.close(), server.close()]);
    await expect(fetch(`${server.url}/Users`)).rejects.toThrow();
  });
});

describe('what startReferenceServer refuses', () => {
  it.each([
    [{ port: -1 }, /^port: expected/],
    [{ profile: 'acme' }, /no profile "acme"/],
    [{ mode: 'loose' as 'strict' }, /^mode: expected strict or lenient/],
  ])('%j is a wrong argument', async (options, message) => {
    const started = start(options);
    await expect(started).rejects.toThrow(SettingError);
    await expect(started).rejects.toThrow(message);
  });

  it('a mode that names a tolerance which does not exist', async () => {
    const mode = { base: 'strict', allow: ['patch.any-op-case'] } as unknown as 'strict';
    await expect(start({ mode })).rejects.toThrow(/unknown tolerance "patch\.any-op-case"/);
  });

  it('a port that is taken', async () => {
    const { url } = await start();
    await expect(start({ port: Number(new URL(url).port) })).rejects.toThrow(StartError);
  });
});

describe('tenants', () => {
  const tenants = { acme: { token: 'of-acme' }, beta: { profile: 'talkdesk', mode: 'strict', seed: 2 } } as const;

  it('have URL, token, profile, mode and requests of their own', async () => {
    const server = await start({ tenants, mode: 'lenient' });
    expect(server.tenants.map(({ name, profile, mode }) => [name, profile.id, mode])).toEqual([
      ['default', 'generic', 'lenient'],
      ['acme', 'generic', 'lenient'],
      ['beta', 'talkdesk', 'strict'],
    ]);
    expect(server.tenant('default').url).toBe(server.url);
    const acme = server.tenant('acme');
    expect(acme.url).toBe(server.url.replace('/scim/v2', '/t/acme/scim/v2'));
    expect(acme.token).toBe('of-acme');
    const { body } = await send(acme, 'POST', '/Users', ada);
    expect(body.meta.location).toBe(`${acme.url}/Users/${body.id}`);
    expect([acme, server].map(({ requests }) => requests.length)).toEqual([1, 0]);
    expect(() => server.tenant('gamma')).toThrow('there is no tenant "gamma"; there are default, acme, beta');
  });

  it('see nothing of one another, by whatever request', async () => {
    const server = await start({ tenants });
    const acme = server.tenant('acme');
    const { body: user } = await send(acme, 'POST', '/Users', ada);
    const { body: group } = await send(acme, 'POST', '/Groups', {
      displayName: 'Staff',
      members: [{ value: user.id }],
    });
    const PATCH = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] };
    const remove = { ...PATCH, Operations: [{ op: 'remove', path: 'members' }] };
    const disable = { ...PATCH, Operations: [{ op: 'replace', path: 'active', value: false }] };
    const search = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], filter: 'userName pr' };
    const bulk = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [{ method: 'DELETE', path: `/Users/${user.id}` }],
    };
    for (const [method, path, body] of [
      ['GET', `/Users/${user.id}`],
      ['PUT', `/Users/${user.id}`, ada],
      ['PATCH', `/Users/${user.id}`, disable],
      ['DELETE', `/Users/${user.id}`],
      ['GET', `/Groups/${group.id}`],
      ['PATCH', `/Groups/${group.id}`, remove],
      ['DELETE', `/Groups/${group.id}`],
    ] as const) {
      expect([method, path, (await send(server, method, path, body)).status]).toEqual([method, path, 404]);
    }
    for (const path of [
      '/Users',
      '/Groups',
      '/',
      `/Users?filter=id eq "${user.id}"`,
      `/Groups?filter=members eq "${user.id}"`,
    ]) {
      expect((await send(server, 'GET', encodeURI(path))).body.totalResults).toBe(0);
    }
    expect((await send(server, 'POST', '/.search', search)).body.totalResults).toBe(0);
    expect((await send(server, 'POST', '/Users/.search', search)).body.totalResults).toBe(0);
    expect((await send(server, 'POST', '/Bulk', bulk)).body.Operations[0].status).toBe('404');
    // Unique within a tenant is not unique within the server, and a member of another tenant is nobody's group.
    const { status, body: own } = await send(server, 'POST', '/Users', ada);
    expect(status).toBe(201);
    await send(server, 'POST', '/Groups', { displayName: 'Spies', members: [{ value: user.id }] });
    expect(
      (await send(acme, 'GET', `/Users/${user.id}`)).body.groups.map(({ display }: { display: string }) => display),
    ).toEqual(['Staff']);
    expect((await send(server, 'GET', `/Users/${own.id}`)).body.groups ?? []).toEqual([]);
    expect((await send(acme, 'GET', `/Groups/${group.id}`)).body.members).toHaveLength(1);
  });

  it('let nobody in with the token of another one', async () => {
    const server = await start({ tenants });
    const names = ['default', 'acme', 'beta'].map((name) => server.tenant(name));
    for (const one of names) {
      for (const other of names.filter((each) => each !== one)) {
        for (const [method, path] of [
          ['GET', '/Users'],
          ['POST', '/Users'],
          ['GET', '/Schemas'],
          ['POST', '/Bulk'],
        ] as const) {
          expect(
            (await send({ url: one.url, token: other.token }, method, path, method === 'POST' ? ada : undefined))
              .status,
          ).toBe(401);
        }
      }
    }
  });

  it('never show the token of another one', async () => {
    const server = await start({ tenants });
    await fetch(`${server.url}/Users?x=of-acme`);
    await fetch(`${server.url}/Users/of-acme`);
    expect(JSON.stringify(server.requests)).not.toContain('of-acme');
  });

  it('are filled and reset one by one, or all at once', async () => {
    const server = await start({ tenants, seed: 1 });
    const [acme, beta] = [server.tenant('acme'), server.tenant('beta')];
    const counts = () =>
      Promise.all([server, acme].map(async (one) => (await send(one, 'GET', '/Users')).body.totalResults));
    expect(await counts()).toEqual([1, 0]);
    expect((await send(beta, 'GET', '/Users')).body.totalResults).toBe(2);
    await send(server, 'POST', '/Users', ada);
    await send(acme, 'POST', '/Users', ada);
    await acme.reset();
    expect(await counts()).toEqual([2, 0]);
    await server.reset();
    expect(await counts()).toEqual([1, 0]);
  });
});

describe('import', () => {
  const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
  const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
  const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
  const people = [
    { schemas: [GROUP], id: 'g-1', displayName: 'Staff', members: [{ value: 'u-1' }, { value: 'u-2' }] },
    { schemas: [USER, ENTERPRISE], id: 'u-1', userName: 'ada', [ENTERPRISE]: { manager: { value: 'u-2' } } },
    { schemas: [USER], id: 'u-2', userName: 'grace', meta: { resourceType: 'User', version: 'W/"7"' }, groups: [] },
  ];

  it('keeps ids, and with them who refers to whom, whatever the order', async () => {
    const server = await start({ import: people });
    const { body: ada } = await send(server, 'GET', '/Users/u-1');
    expect(ada).toMatchObject({
      [ENTERPRISE]: { manager: { value: 'u-2' } },
      groups: [{ value: 'g-1', display: 'Staff' }],
    });
    await send(server, 'DELETE', '/Groups/g-1');
    await server.reset();
    expect((await send(server, 'GET', '/Groups/g-1')).body.members).toHaveLength(2);
  });

  it('takes what another server answers to a query over everything', async () => {
    const server = await start({ import: people });
    const { body: everything } = await send(server, 'GET', '/');
    const copy = await start({ import: everything });
    expect((await send(copy, 'GET', '/')).body.totalResults).toBe(3);
    expect((await send(copy, 'GET', '/Users/u-2')).body.groups).toHaveLength(1);
  });

  it('says which resource is refused, and why', async () => {
    const twice = [people[1], { schemas: [USER], userName: 'ADA' }];
    await expect(start({ import: twice })).rejects.toThrow(/^import, resource 2: .*userName/);
  });
});

describe('acceptAnyToken', () => {
  it('lets in whoever has a token, and nobody without one', async () => {
    const server = await start({ acceptAnyToken: true });
    expect((await send({ url: server.url, token: 'whatever' }, 'GET', '/Users')).status).toBe(200);
    expect((await fetch(`${server.url}/Users`)).status).toBe(401);
    expect((await fetch(`${server.url}/Users?access_token=whatever`)).status).toBe(401);
  });
});

describe('limits', () => {
  it('are those that are given', async () => {
    const server = await start({ limits: { bodyBytes: 200, pageSize: 2, maxPageSize: 3 }, seed: 5 });
    expect((await send(server, 'POST', '/Users', { ...ada, title: 'x'.repeat(200) })).status).toBe(413);
    const sizes = ['/Users', '/Users?count=1000'].map(
      async (path) => (await send(server, 'GET', path)).body.itemsPerPage,
    );
    expect(await Promise.all(sizes)).toEqual([2, 3]);
  });
});
