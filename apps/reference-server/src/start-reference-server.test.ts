import { afterEach, describe, expect, it } from 'vitest';
import { SettingError, StartError } from './settings/setting-error.ts';
import { type ReferenceServer, type ReferenceServerOptions, startReferenceServer } from './start-reference-server.ts';

const running: ReferenceServer[] = [];
async function start(options: ReferenceServerOptions = {}) {
  const server = await startReferenceServer({ port: 0, logLevel: 'silent', ...options });
  running.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function send({ url, token }: ReferenceServer, method: string, path: string, body?: unknown) {
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
    expect((await send(server, 'GET', '/Groups')).body.totalResults).toBe(0);
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
