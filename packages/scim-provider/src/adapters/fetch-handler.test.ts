import { groupResourceType, userResourceType } from 'scim-core';
import { describe, expect, test } from 'vitest';
import { createProvider } from '../provider.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { group, user } from '../testing/test-provider.ts';
import { fetchHandler } from './fetch-handler.ts';

function handler(limits = {}) {
  const provider = createProvider({
    resourceTypes: [userResourceType, groupResourceType],
    store: createMemoryStore(),
    authenticate: ({ tenant }) => ({ id: tenant }),
    baseUrl: 'https://example.com/scim',
    limits,
  });
  return { provider, fetch: fetchHandler(provider) };
}
const request = (method: string, path: string, body?: string | ReadableStream<Uint8Array>) =>
  new Request(`https://example.com/scim${path}`, {
    ...{ method, headers: { 'content-type': 'application/scim+json' } },
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  });

describe('fetchHandler', () => {
  test('carries method, path, headers and body, and gives back status, headers and body', async () => {
    const { fetch } = handler();
    const created = await fetch(request('POST', '/Users', JSON.stringify(user('bjensen'))));
    expect(created.status).toBe(201);
    expect(created.headers.get('etag')).toBe('W/"1"');
    const location = created.headers.get('location')!;
    const read = await fetch(new Request(location, { headers: { 'if-none-match': 'W/"1"' } }));
    expect([read.status, await read.text()]).toEqual([304, '']);
    expect((await fetch(new Request(location, { method: 'DELETE' }))).status).toBe(204);
  });

  test('a long answer is streamed', async () => {
    const { fetch } = handler();
    const ids = Array.from({ length: 2_100 }, (_, index) => `member-${index}`);
    const created = await fetch(request('POST', '/Groups', JSON.stringify(group('Tours', ...ids))));
    const { members } = (await created.json()) as { members: { value: string }[] };
    expect(members.map(({ value }) => value)).toEqual(ids);
  });

  test('a streamed answer may be left unread', async () => {
    const { fetch } = handler();
    const ids = Array.from({ length: 2_100 }, (_, index) => `member-${index}`);
    const created = await fetch(request('POST', '/Groups', JSON.stringify(group('Tours', ...ids))));
    await created.body!.cancel();
    expect((await fetch(request('GET', '/Groups?attributes=displayName'))).status).toBe(200);
  });

  test('an endless body is read no further than the limit', async () => {
    const { fetch } = handler({ bodyBytes: 1000 });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(100).fill(32));
      },
    });
    const answer = await fetch(request('POST', '/Users', endless));
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(20);
  });

  test('serves one tenant of several', async () => {
    const { provider, fetch } = handler();
    const other = fetchHandler(provider, { tenant: 'other' });
    await other(request('POST', '/Users', JSON.stringify(user('bjensen'))));
    const total = async (from: typeof fetch) =>
      ((await (await from(request('GET', '/Users'))).json()) as { totalResults: number }).totalResults;
    expect([await total(fetch), await total(other)]).toEqual([0, 1]);
  });
});

test('bodyLimit tells a server where to stop reading', () => {
  const { provider } = handler({ bodyBytes: 10, relationBodyBytes: 20 });
  expect(provider.bodyLimit('/scim/groups/1?x=/Users')).toBe(20);
  expect(provider.bodyLimit('/scim/Users')).toBe(10);
  expect(provider.bodyLimit('')).toBe(10);
});
