import { describe, expect, it } from 'vitest';
import { createScimClient } from '../client.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { BASE, errorOf, fakeService, json, scimError, user } from '../test-support/fake-service.ts';
import type { TokenReason } from './token.ts';

const authorization = (requests: { readonly headers: Headers }[]) =>
  requests.map(({ headers }) => headers.get('authorization'));

describe('token', () => {
  it('is sent as a bearer token, and is in no plan', async () => {
    const { client, requests } = fakeService([json(user('1'))], { token: 'secret-token' });
    await client.users.get('1');
    expect(authorization(requests)).toEqual(['Bearer secret-token']);
    expect(JSON.stringify(client.users.plan('get', '1'))).not.toContain('secret-token');
  });

  it('is asked of a function once, also by calls at the same time', async () => {
    const reasons: TokenReason[] = [];
    const { client, requests } = fakeService(json(user('1')), {
      token: async (reason) => {
        reasons.push(reason);
        return 'one-token';
      },
    });
    await Promise.all([client.users.get('1'), client.users.get('1')]);
    await client.users.get('1');
    expect(reasons).toEqual(['first']);
    expect(requests).toHaveLength(3);
  });

  it('is replaced once when it is refused with 401, whatever the method, for there nothing was done', async () => {
    const tokens = ['old-token', 'new-token'];
    const { client, requests, events } = fakeService([scimError(401), json(user('1'), 201)], {
      token: () => tokens.shift() ?? 'none',
    });
    await client.users.create({ userName: 'a' });
    expect(authorization(requests)).toEqual(['Bearer old-token', 'Bearer new-token']);
    expect(events.map(({ type }) => type)).toContain('tokenRefreshed');
  });

  it('is asked for once by calls whose token was refused at the same time', async () => {
    let asked = 0;
    const { client } = fakeService(
      ({ headers }) =>
        (headers.get('authorization') === 'Bearer token-2' ? json(user('1')) : scimError(401))({} as never),
      { token: async () => `token-${++asked}` },
    );
    await Promise.all([client.users.get('1'), client.users.get('1'), client.users.get('1')]);
    expect(asked).toBe(2);
  });

  it('fails with 401 when the next one is refused too, or there is none', async () => {
    const twice = fakeService([scimError(401), scimError(401)], { token: () => 'some-token' });
    expect(await errorOf(twice.client.users.get('1'))).toMatchObject({ status: 401, code: 'SCIM_RESPONSE' });
    const text = fakeService([scimError(401)], { token: 'some-token' });
    expect(await errorOf(text.client.users.get('1'))).toBeInstanceOf(ScimResponseError);
  });

  it('is asked for again shortly before it ends', async () => {
    const reasons: TokenReason[] = [];
    const { client, clock } = fakeService(json(user('1')), {
      token: (reason) => {
        reasons.push(reason);
        return { token: 'some-token', expiresAt: clock.now() + 60_000 };
      },
    });
    await client.users.get('1');
    clock.advance(20_000);
    await client.users.get('1');
    clock.advance(20_000);
    await client.users.get('1');
    expect(reasons).toEqual(['first', 'expired']);
  });

  it.each(['a\r\nX-Admin: 1', '', 'é', 'Bearer x y'])('refuses %j, which is no token', (token) => {
    expect(() => createScimClient({ baseUrl: BASE, token })).toThrow(TypeError);
  });

  it('throws what the function throws, unchanged', async () => {
    const reason = new Error('identity provider is down');
    const { client } = fakeService([], { token: () => Promise.reject(reason) });
    expect(await errorOf(client.users.get('1'))).toBe(reason);
  });

  it('is in no error, event or log, even when the service provider repeats it', async () => {
    const { client, events } = fakeService(
      [scimError(400, { detail: 'bad token secret-token' }), scimError(500, { detail: 'secret-token' })],
      { token: 'secret-token', retry: false },
    );
    for (const call of [client.users.get('1'), client.users.get('1')]) {
      const error = (await errorOf(call)) as ScimResponseError;
      const seen = `${error.stack} ${error.detail} ${JSON.stringify(error)} ${JSON.stringify(error.body)} ${error.cause}`;
      expect(seen).not.toContain('secret-token');
    }
    expect(JSON.stringify(events)).not.toContain('secret-token');
  });

  it('is in no error when another call has replaced it meanwhile', async () => {
    let slow = (_: Response) => {};
    const { client } = fakeService(
      [
        () =>
          new Promise((resolve) => {
            slow = resolve;
          }),
        scimError(401),
        json(user('2')),
      ],
      { token: (reason) => (reason === 'first' ? 'first-token' : 'second-token'), timeout: Number.POSITIVE_INFINITY },
    );
    const first = errorOf(client.users.get('1'));
    await client.users.get('2');
    slow(Response.json({ status: '400', detail: 'first-token is not welcome' }, { status: 400 }));
    expect(String(await first)).toContain('[redacted] is not welcome');
  });

  it('is waited for no longer than the call may take, also when it is to be replaced', async () => {
    const token = (reason: TokenReason) => (reason === 'first' ? 'some-token' : new Promise<string>(() => {}));
    const { client } = fakeService([scimError(401)], { token, deadline: 5000 });
    expect(await errorOf(client.users.get('1'))).toMatchObject({ code: 'SCIM_TIMEOUT', limit: 'deadline' });
  });

  it('keeps what is never returned, such as a password, out of errors that repeat it', async () => {
    const { client } = fakeService([scimError(400, { detail: 'password "t1meMa$heen" is too weak' })]);
    const error = (await errorOf(client.users.create({ userName: 'a', password: 't1meMa$heen' }))) as ScimResponseError;
    expect(error.detail).toBe('password "[redacted]" is too weak');
  });
});
