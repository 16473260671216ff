import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createScimClient } from 'scim-client';
import { ServerProcess } from './scim-client/server-process.ts';
import { claim, compare } from './shared/compare.ts';
import { heapInUse } from './shared/heap.ts';

const token = 'a-token-for-measuring';

/** What reading one user costs beside the same request with nothing around it, over the same kept connection. */
{
  const server = await ServerProcess.start(token);
  const { users } = createScimClient({ baseUrl: server.url, token, capabilities: 'assume' });
  const { id } = await users.create({
    ...{ userName: 'ada@example.com', title: 'Pilot', active: true, name: { givenName: 'Ada', familyName: 'Byron' } },
    emails: [{ type: 'work', value: 'ada@example.com', primary: true }],
  });
  // The same request, so that the server does the same.
  const headers = { authorization: `Bearer ${token}`, ...users.plan('get', id).headers };
  const bare = async (): Promise<unknown> => {
    const response = await fetch(`${server.url}/Users/${id}`, { headers });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  };
  assert.deepEqual(JSON.parse(JSON.stringify(await users.get(id))), await bare());
  await compare({
    name: 'GET a user from the reference server, against bare fetch',
    ours: () => users.get(id),
    peer: bare,
    target: { timeAtMost: 1.15 },
    // Many rounds, so that both sides see the same of a machine that does other things too; and long before them, since
    // it takes thousands of answers until everything is compiled.
    ...{ rounds: 101, roundTime: 100, warmUpTime: 6_000 },
  });
  server.stop();
}

const directory = new Worker(new URL('./scim-client/directory-server.ts', import.meta.url));
const [port] = await once(directory, 'message');
const { users } = createScimClient({ baseUrl: `http://127.0.0.1:${port}/scim`, token, capabilities: 'assume' });
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
await directory.terminate();
