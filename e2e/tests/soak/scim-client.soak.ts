import { createScimClient, type ScimClientEvent } from 'scim-client';
import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import { afterAll, beforeAll, expect, it } from 'vitest';

const USERS = 10_000;
const AT_ONCE = 50;
/** One request of ten meets a fault. */
const RATE = 0.1;

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ port: 0, logLevel: 'silent' });
});
afterAll(() => server.close());

/** The same chances on each run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const error = (status: number, headers: Record<string, string> = {}) =>
  Response.json(
    { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status) },
    { status, headers },
  );
const html = () => new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } });
const never = () => new Promise<Response>(() => {});
const cut = () => {
  throw new TypeError('fetch failed', { cause: new Error('other side closed') });
};

const refuse = () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  throw new TypeError('fetch failed', { cause });
};
/** An answer that ends before its body does. */
const half = ({ status, headers }: Response) => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
    pull: (controller) => controller.error(new TypeError('terminated')),
  });
  return new Response(body, { status, headers });
};

type Send = () => Promise<Response>;

/** Every kind of fault; where an answer is lost, the server has done its work or not. */
const faults: Readonly<Record<string, (send: Send) => Promise<Response>>> = {
  '429': async () => error(429, { 'retry-after': '0' }),
  '429 with a date': async () => error(429, { 'retry-after': new Date(Date.now() - 1000).toUTCString() }),
  '503 before': async () => error(503),
  '503 behind': (send) => send().then(() => error(503)),
  '500 before': async () => error(500),
  '500 behind': (send) => send().then(() => error(500)),
  'hangs before': never,
  'hangs behind': (send) => send().then(never),
  'hangs, and is carried out later': (send) => {
    setTimeout(() => send().catch(() => {}), 150);
    return never();
  },
  'cut before': async () => cut(),
  'cut behind': (send) => send().then(cut),
  'cut in the middle of the answer': (send) => send().then(half),
  'refused connection': async () => refuse(),
  'HTML before': async () => html(),
  'HTML behind': (send) => send().then(html),
};

it('10,000 creations, one request of ten meeting a fault, make exactly 10,000 users, none twice', async () => {
  const random = chance(7);
  const met: Record<string, number> = {};
  const names = Object.keys(faults);
  const fetchWithFaults = async (request: Request): Promise<Response> => {
    if (random() >= RATE) return fetch(request);
    // Goes on behind a time-out, as it would on a server.
    const copy = new Request(request, { signal: null });
    const send = () => fetch(copy);
    const name = names[Math.floor(random() * names.length)] ?? '';
    met[name] = (met[name] ?? 0) + 1;
    return (faults[name] as (send: Send) => Promise<Response>)(send);
  };
  const told: Record<string, number> = {};
  const count = (name: string) => {
    told[name] = (told[name] ?? 0) + 1;
  };
  const client = createScimClient({
    ...{ baseUrl: server.url, token: server.token, fetch: fetchWithFaults },
    // A server under this load may take longer than a short time-out for what is no fault; that must do no harm either.
    ...{ timeout: 1000, retry: { limit: 12, delay: 5, maxDelay: 100 }, random },
    onEvent: (event: ScimClientEvent) => {
      if (event.type === 'retry') count(`retry ${event.method} behind ${event.status ?? event.code}`);
      if (event.type === 'recovered') count('found what was created, though the answer was lost');
    },
  });

  const ids: string[] = [];
  const userNames = Array.from({ length: USERS }, (_, index) => `user${index}@example.com`).values();
  const work = async () => {
    for (const userName of userNames) {
      const created = await client.users.create({ userName }, { whenUncertain: 'lookup' });
      expect(created.userName).toBe(userName);
      ids.push(created.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  console.log('faults', met);
  console.log('what was repeated', told);

  expect(new Set(ids).size).toBe(USERS);
  const plain = createScimClient({ baseUrl: server.url, token: server.token, pageSize: 1000 });
  const present = await plain.users.list({ attributes: ['userName'], unique: true }).toArray({ limit: 2 * USERS });
  expect(present).toHaveLength(USERS);
  expect(new Set(present.map(({ userName }) => userName)).size).toBe(USERS);
  expect(new Set(present.map(({ id }) => id))).toEqual(new Set(ids));
  expect(Object.keys(met).sort()).toEqual([...names].sort());
});
