import { describe, expect, expectTypeOf, it } from 'vitest';
import { createScimClient, ScimTimeoutError } from '../index.ts';
import { errorOf } from '../test-support/fake-service.ts';
import type { TransportInit } from './context.ts';

const baseUrl = 'https://example.com/scim/v2';

describe('a transport', () => {
  it('is called as fetch is, with a URL and all that is sent', async () => {
    const calls: [string, TransportInit][] = [];
    const client = createScimClient({
      ...{ baseUrl, token: 'secret' },
      transport: async (...call) => {
        calls.push(call);
        return Response.json({ id: '7', userName: 'bjensen' }, { status: 201 });
      },
      fetch: () => expect.unreachable('the transport sends in the place of fetch'),
    });
    await client.users.create({ userName: 'bjensen' }, { headers: { 'X-Request-Id': '1' } });
    expect(calls).toEqual([
      [
        `${baseUrl}/Users`,
        {
          method: 'POST',
          headers: {
            accept: 'application/scim+json, application/json;q=0.9',
            authorization: 'Bearer secret',
            'content-type': 'application/scim+json',
            'x-request-id': '1',
          },
          body: '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bjensen"}',
          redirect: 'manual',
          signal: expect.any(AbortSignal),
        },
      ],
    ]);
  });

  it('gets no body for a request without one', async () => {
    let sent: TransportInit | undefined;
    const transport = async (_: string, init: TransportInit) => {
      sent = init;
      return Response.json({ id: '7' });
    };
    await createScimClient({ baseUrl, transport }).users.get('7');
    expect(sent).not.toHaveProperty('body');
  });

  it('is told when the time is up', async () => {
    let signal: AbortSignal | undefined;
    const transport = (_: string, init: TransportInit) => {
      signal = init.signal;
      return new Promise<never>(() => {});
    };
    const client = createScimClient({ baseUrl, transport, timeout: 1, retry: false });
    expect(await errorOf(client.users.get('7'))).toBeInstanceOf(ScimTimeoutError);
    expect(signal?.aborted).toBe(true);
  });

  it('may be the fetch of the platform', () => {
    expectTypeOf(globalThis.fetch).toExtend<(url: string, init: TransportInit) => Promise<Response>>();
  });
});
