import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Enough for anything that is kept per request to add up. */
const CYCLES_BEFORE = 2_000;
const CYCLES = 20_000;
const MEBIBYTE = 1024 * 1024;

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ port: 0, logLevel: 'silent' });
});
afterAll(() => server.close());

async function send(method: string, path: string, body?: unknown): Promise<{ status: number; id: string }> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/scim+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, id: text === '' ? '' : String(JSON.parse(text).id) };
}

/** A user's whole life, after which the server holds what it held before. */
async function liveAndDie(index: number): Promise<void> {
  const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: `user${index}@example.com` };
  const { id } = await send('POST', '/Users', user);
  const filter = encodeURIComponent(`userName eq "${user.userName}"`);
  const statuses = [
    await send('GET', `/Users?filter=${filter}`),
    await send('PUT', `/Users/${id}`, { ...user, active: false }),
    await send('DELETE', `/Users/${id}`),
    await send('GET', `/Users/${id}`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 204, 404]);
}

function heapAfterCollection(): number {
  expect(globalThis.gc, 'pnpm soak runs with --expose-gc').toBeTypeOf('function');
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

it('keeps nothing of users that came and went', async () => {
  for (let index = 0; index < CYCLES_BEFORE; index += 1) await liveAndDie(index);
  const before = heapAfterCollection();
  for (let index = 0; index < CYCLES; index += 1) await liveAndDie(CYCLES_BEFORE + index);
  const grown = heapAfterCollection() - before;
  expect(grown / MEBIBYTE).toBeLessThan(8);
});
