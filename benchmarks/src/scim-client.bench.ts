import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createScimClient } from 'scim-client';
import { claim, compare } from './shared/compare.ts';
import { heapInUse } from './shared/heap.ts';

const server = new Worker(new URL('./scim-client/directory-server.ts', import.meta.url));
const [port] = await once(server, 'message');
const baseUrl = `http://127.0.0.1:${port}/scim`;
const token = 'a-token-for-measuring';
const { users } = createScimClient({ baseUrl, token, capabilities: 'assume' });
const headers = { authorization: `Bearer ${token}`, accept: 'application/scim+json' };

async function bare(): Promise<unknown> {
  const response = await fetch(`${baseUrl}/Users/1`, { headers });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

assert.deepEqual(JSON.parse(JSON.stringify(await users.get('1'))), await bare());

await compare({
  name: 'GET a user, against bare fetch',
  ours: () => users.get('1'),
  peer: bare,
  target: { timeAtMost: 1.15 },
  rounds: 11,
  roundTime: 400,
});

const [EARLY, LATE] = [10_000, 90_000];
const heap = new Map<number, number>();
let seen = 0;
for await (const { id } of users.list()) {
  if (id !== undefined) seen += 1;
  if (seen === EARLY || seen === LATE) heap.set(seen, heapInUse());
}
assert.equal(seen, 100_000);
const [early = Number.NaN, late = Number.NaN] = [heap.get(EARLY), heap.get(LATE)];
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
claim({
  name: `list ${seen} users, heap in use at user ${LATE} against user ${EARLY}`,
  found: `${megabytes(late)}, ${megabytes(early)}; ${(late / early).toFixed(2)}×`,
  wanted: '≤ 1.2×',
  isMet: late / early <= 1.2,
});
await server.terminate();
