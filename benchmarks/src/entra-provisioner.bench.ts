import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readExport } from 'entra-mapping';
import { applyEvent, type EntraRequest, emptyState, mutableState, planCycle } from 'entra-planner';
import { clientTransport, generateDirectory, readDirectory, runCycle, type Transport } from 'entra-provisioner';
import { httpTransport } from 'entra-provisioner/node';
import { createScimClient } from 'scim-client';
import { Blocks } from './entra-provisioner/blocks.ts';
import { replay } from './entra-provisioner/replay.ts';
import { killAndResume } from './entra-provisioner/resume.ts';
import { sendByFetch, sendByHttp } from './entra-provisioner/send.ts';
import { ServerProcess } from './scim-client/server-process.ts';
import { claim } from './shared/compare.ts';
import { heapInUse } from './shared/heap.ts';
import { median } from './shared/measure.ts';

/**
 * An initial cycle against the reference server in a process of its own, sent as the command sends it. It is halted after each
 * block of people, while bare loops send the same requests for as many others: one by `fetch`, as most scripts do, and one by
 * what the command sends with. All meet the same server, and the same weather, as a block takes less than a second.
 */
const PEOPLE = 100_000;
const BLOCK = 1_000;
/** After how many people the heap is looked at. */
const EARLY = 10_000;
const LATE = 90_000;
const concurrency = 5;
const token = 'a-token-for-measuring';
const mapping = new URL('../../packages/entra-planner/fixtures/entra-default.json', import.meta.url);

const server = await ServerProcess.start(token);
const client = createScimClient({
  ...{ baseUrl: server.url, token, retry: false, capabilities: 'assume', transport: httpTransport },
});
const transport = clientTransport(client);

const loops = {
  'node:http': { send: sendByHttp(server.url, token), domain: 'example.org', concurrency },
  fetch: { send: sendByFetch(server.url, token), domain: 'example.net', concurrency },
};
/** How fast we were in each block, as a part of how fast a loop was. */
const ratios = { 'node:http': [] as number[], fetch: [] as number[] };
let people = 0;
const heap = new Map<number, number>();
const blocks = new Blocks(BLOCK, async (requests, duration) => {
  for (const name of ['node:http', 'fetch'] as const)
    ratios[name].push((await replay(requests, loops[name])) / duration);
  people += BLOCK;
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
  concurrency,
});
await blocks.end();
assert.equal(report.created, PEOPLE);
server.stop();

const ratio = median(ratios.fetch);
claim({
  name: `an initial cycle of ${PEOPLE} users, against a bare loop of the same requests by fetch, in blocks of ${BLOCK}`,
  found: rateOf(ratios.fetch),
  wanted: '≥ 0.8×',
  isMet: ratio >= 0.8,
});
console.log(`        against one by node:http, which the command sends by: ${rateOf(ratios['node:http'])}`);
const [early = Number.NaN, late = Number.NaN] = [heap.get(EARLY), heap.get(LATE)];
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
claim({
  name: `the same cycle, heap in use after ${LATE} users against after ${EARLY}`,
  found: `${megabytes(late)}, ${megabytes(early)}; ${(late / early).toFixed(2)}×`,
  wanted: '≤ 1.2×',
  isMet: late / early <= 1.2,
});

const resumption = await killAndResume(directory, mapping);
const repeated = resumption.before + resumption.writes - resumption.after;
claim({
  name: `the same by the command, killed with ${resumption.before} users there, and run again`,
  found: `${resumption.writes} writes for the ${resumption.after - resumption.before} others, ${repeated} of them repeated`,
  wanted: 'none repeated, none lost',
  isMet: repeated === 0 && resumption.after === PEOPLE,
});

function rateOf(found: readonly number[]): string {
  const sorted = found.toSorted((a, b) => a - b);
  const [low, high] = [0.25, 0.75].map((share) => sorted[Math.floor(sorted.length * share)]?.toFixed(2));
  return `${median(found).toFixed(2)}× the rate (half of the blocks: ${low} to ${high})`;
}
