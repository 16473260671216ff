import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readExport } from 'entra-mapping';
import { applyEvent, type EntraRequest, emptyState, mutableState, planCycle } from 'entra-planner';
import { clientTransport, generateDirectory, readDirectory, runCycle, type Transport } from 'entra-provisioner';
import { createScimClient } from 'scim-client';
import { Blocks } from './entra-provisioner/blocks.ts';
import { replay } from './entra-provisioner/replay.ts';
import { ServerProcess } from './scim-client/server-process.ts';
import { claim } from './shared/compare.ts';
import { heapInUse } from './shared/heap.ts';
import { median } from './shared/measure.ts';

/**
 * An initial cycle against the reference server in a process of its own, halted after each block of people, while a bare loop
 * sends the same requests for as many others. Both meet the same server, and the same weather: blocks take a second or two.
 */
const PEOPLE = 100_000;
const BLOCK = 1_000;
/** After how many people the heap is looked at. */
const EARLY = 10_000;
const LATE = 90_000;
const CONCURRENCY = 5;
const token = 'a-token-for-measuring';
const mapping = new URL('../../packages/entra-planner/fixtures/entra-default.json', import.meta.url);

const server = await ServerProcess.start(token);
const client = createScimClient({ baseUrl: server.url, token, retry: false, capabilities: 'assume' });
const transport = clientTransport(client);

const times = { ours: [] as number[], peer: [] as number[] };
const heap = new Map<number, number>();
const blocks = new Blocks(BLOCK, async (requests, duration) => {
  times.ours.push(duration);
  times.peer.push(await replay(server.url, token, requests, CONCURRENCY));
  const people = times.ours.length * BLOCK;
  if (people === EARLY || people === LATE) heap.set(people, heapInUse());
});
const recording: Transport = {
  send: (request: EntraRequest, signal) => blocks.pass(request, () => transport.send(request, signal)),
};

// As it is read from a file. Nobody has a manager, so that a block holds all that is sent for its people.
const directory = readDirectory(
  JSON.stringify({
    users: generateDirectory({ users: PEOPLE, groups: 0 }).users.map(({ manager: _, ...user }) => user),
  }),
);
const state = mutableState(emptyState);
const report = await runCycle({
  cycle: planCycle({
    ...{ schema: readExport(readFileSync(mapping)).schema, directory, state, now: Date.now(), random: Math.random },
    options: { scope: 'all' },
  }),
  transport: recording,
  apply: (events) => {
    for (const event of events) applyEvent(state, event);
  },
  now: Date.now(),
  concurrency: CONCURRENCY,
});
await blocks.end();
assert.equal(report.created, PEOPLE);
server.stop();

const ratios = times.peer.map((peer, index) => peer / (times.ours[index] ?? Number.NaN)).sort((a, b) => a - b);
const ratio = median(ratios);
const [low, high] = [0.25, 0.75].map((share) => ratios[Math.floor(ratios.length * share)]?.toFixed(2));
claim({
  name: `an initial cycle of ${PEOPLE} users, against a bare loop of the same requests, in blocks of ${BLOCK}`,
  found: `${ratio.toFixed(2)}× the rate (half of the blocks: ${low} to ${high})`,
  wanted: '≥ 0.8×',
  isMet: ratio >= 0.8,
});
const [early = Number.NaN, late = Number.NaN] = [heap.get(EARLY), heap.get(LATE)];
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
claim({
  name: `the same cycle, heap in use after ${LATE} users against after ${EARLY}`,
  found: `${megabytes(late)}, ${megabytes(early)}; ${(late / early).toFixed(2)}×`,
  wanted: '≤ 1.2×',
  isMet: late / early <= 1.2,
});
