import { request } from 'node:http';
import { afterEach, expect, it, vi } from 'vitest';
import type { KeptExchange } from '../record/kept-exchange.ts';
import type { ReferenceServer, ReferenceServerOptions } from '../reference-server.ts';
import { startReferenceServer } from '../start-reference-server.ts';

// For machines that are ten times slower.
vi.setConfig({ testTimeout: 60_000 });

let server: ReferenceServer;
const start = async (options: ReferenceServerOptions = {}) => {
  server = await startReferenceServer({ port: 0, logLevel: 'silent', ...options });
};
afterEach(() => server.close());

const send = (path: string, init: RequestInit = {}) =>
  fetch(server.url + path, {
    ...init,
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/scim+json' },
  });
/** What the inspector sees of a request. */
const kept = (index: number) => server.requests.at(index) as KeptExchange;

it('keeps headers as they came, and those of the answer', async () => {
  await start();
  await send('/Users', { method: 'POST', body: '{"userName":"ada"}' });
  expect(kept(0).request.headers).toContainEqual(['content-type', 'application/scim+json']);
  expect(Object.fromEntries(kept(0).response.headers)).toMatchObject({
    location: expect.stringContaining('/Users/'),
    etag: 'W/"1"',
    'content-length': String(kept(0).response.bytes),
  });
});

it('keeps the beginning of an answer that is sent in pieces', async () => {
  await start();
  const members = Array.from({ length: 5000 }, (_, index) => ({ value: `member-${index}` }));
  const created = await send('/Groups', { method: 'POST', body: JSON.stringify({ displayName: 'Staff', members }) });
  const { id } = (await created.json()) as { id: string };
  const text = await (await send(`/Groups/${id}`)).text();
  const { body, bytes, isTruncated } = kept(-1).response;
  expect([bytes, isTruncated]).toEqual([Buffer.byteLength(text), true]);
  expect(body?.length).toBe(65_536);
  expect(text.startsWith(body ?? '-')).toBe(true);
  expect(server.requests[0]).toMatchObject({ status: 201, body: expect.stringContaining('member-0') });
});

it('says of a connection that was cut that there is no answer', async () => {
  await start();
  const next = server.requests.next({ method: 'POST' });
  const cut = request(`${server.url}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-length': 100 },
  });
  cut.on('error', () => {});
  cut.write('{"userName":', () => cut.destroy());
  expect(await next).toMatchObject({ status: 0 });
});

it('hands over the next request to whoever waits for it', async () => {
  await start({ tenants: { acme: { token: 'of-acme' } } });
  const next = server.requests.next({ path: '/Users', status: 200 });
  await send('/Groups');
  await send('/Users?count=1');
  expect(await next).toMatchObject({ id: 2, tenant: 'default', url: '/scim/v2/Users?count=1' });
  const never = server.requests.next();
  const failure = expect(never).rejects.toMatchObject({ name: 'AbortError', message: 'the server was closed' });
  await server.close();
  await failure;
});

it('keeps nothing where nothing is to be kept', async () => {
  await start({ keepRequests: 0 });
  await send('/Users');
  expect(server.requests).toEqual([]);
});
