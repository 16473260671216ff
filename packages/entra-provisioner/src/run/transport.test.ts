import { createScimClient, type TransportInit } from 'scim-client';
import { describe, expect, it } from 'vitest';
import { clientTransport } from './transport.ts';

/** A transport whose target answers as the function says, and what was sent. */
function recorded(answer: () => Response | Promise<Response>) {
  const sent: TransportInit[] = [];
  const client = createScimClient({
    ...{ baseUrl: 'https://target.example/scim/v2', token: 'secret', retry: false, maxResponseBytes: 1_000 },
    transport: async (_, init) => {
      sent.push(init);
      return answer();
    },
  });
  return { transport: clientTransport(client), sent };
}

const read = { method: 'GET', path: '/Users/7', purpose: 'read', reason: 'to compare' } as const;
const create = { method: 'POST', path: '/Users', body: { userName: 'ada' }, purpose: 'create', reason: 'new' } as const;

describe('clientTransport', () => {
  it('sends the content type that Entra does with a body, and none without', async () => {
    const { transport, sent } = recorded(() => Response.json({ id: '7' }));
    await transport.send(read);
    await transport.send(create);
    expect(sent.map(({ method, headers }) => [method, headers['content-type']])).toEqual([
      ['GET', undefined],
      ['POST', 'application/scim+json; charset=utf-8'],
    ]);
  });

  it.each([
    ['success', () => Response.json({ id: '7' }, { status: 201 }), { status: 201, body: { id: '7' } }],
    ['no content', () => new Response(null, { status: 204 }), { status: 204, body: undefined }],
    [
      'a refusal',
      () => Response.json({ detail: 'taken' }, { status: 409 }),
      { status: 409, body: { detail: 'taken' } },
    ],
    [
      'success that can not be read',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { status: 200, problem: 'expected a JSON body, found text/html: <html> (RFC 7644 §3.1)' },
    ],
    [
      'a redirection to another server',
      () => new Response(null, { status: 302, headers: { location: 'https://login.example/' } }),
      {
        status: 302,
        problem:
          'expected an answer, or a redirection within https://target.example, found 302 to https://login.example (RFC 7644 §3.12)',
      },
    ],
    [
      'an error too long to be read',
      () => new Response('x'.repeat(2_000), { status: 500 }),
      {
        status: 500,
        problem: 'expected a body of at most 1000 bytes (maxResponseBytes), found more (limit of the client)',
      },
    ],
    ['a broken connection', () => Promise.reject(new Error('reset')), { status: 0, problem: 'reset' }],
  ])('gives %s as an answer', async (_, answer, expected) => {
    expect(await recorded(answer).transport.send(create)).toEqual(expected);
  });

  it.each(['PATCH', 'DELETE'] as const)(
    'takes a redirection of a %s to a sign-in page for no success',
    async (method) => {
      const elsewhere = () => new Response(null, { status: 302, headers: { location: 'https://login.example/' } });
      const request = { method, path: '/Users/7', purpose: 'update', reason: 'changed' } as const;
      expect((await recorded(elsewhere).transport.send(request)).status).toBe(302);
    },
  );

  it('throws the reason of a signal', async () => {
    const { transport } = recorded(() => Response.json({}));
    await expect(transport.send(read, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
});
