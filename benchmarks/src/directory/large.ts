import assert from 'node:assert/strict';
import { claim, compare } from '../shared/compare.ts';
import { type Load, openLoad } from './load.ts';
import type { Directory } from './look-ups.ts';
import { makeGroup, userIdOf } from './make-directory.ts';
import type { ServerProcess } from './server-process.ts';
import { bodyOf, pathOf, type Servers, tellTimes } from './servers.ts';

const MEMBERS = 100_000;
const PAGE = 1_000;
const MEBIBYTE = 1024 * 1024;
/** Requests in one unit of work. */
const BATCH = 200;

/** Measures what may not depend on how large a group or a list is, and the memory that a server takes for all of it. */
export async function compareLarge(servers: Servers, { name, count }: Directory): Promise<void> {
  const server = await servers.ours(name);
  // From another process, while the server is running.
  await makeGroup(servers.file(name), 'large', MEMBERS);
  await makeGroup(servers.file(name), 'small', 10);
  const [ofLarge, ofSmall] = [changes(servers, server, 'large'), changes(servers, server, 'small')];
  await compare({
    ...{ name: '200 changes of one member in a group of 100,000, against a group of 10', ...servers.options },
    ours: () => ofLarge.send(BATCH),
    peer: () => ofSmall.send(BATCH),
    target: { timeAtMost: 1.3 },
  });
  tellTimes('one change of a member of 100,000, one after the other', ofLarge);
  const group = JSON.parse(await bodyOf(server, '/Groups/large')) as { readonly members: readonly unknown[] };
  assert.ok(group.members.length === MEMBERS || group.members.length === MEMBERS + 1);

  const [first, last] = await endsOfWalk(server, count);
  const [firstPages, lastPages] = [pages(servers, server, first), pages(servers, server, last)];
  await compare({
    ...{ name: '10 times the last 1,000 of 1,000,000 users by cursor, against the first', ...servers.options },
    ours: () => lastPages.send(10),
    peer: () => firstPages.send(10),
    target: { timeAtMost: 1.3 },
  });
  tellTimes('one page of 1,000, one after the other', lastPages);
  for (const query of [`startIndex=${count - PAGE + 1}`, 'sortBy=userName', 'sortBy=userName&sortOrder=descending']) {
    await bodyOf(server, `/Users?count=${PAGE}&${query}`);
  }
  claimMemory(server);
}

/** Adds somebody, takes them out, adds the next one… */
function changes(servers: Servers, server: ServerProcess, group: string): Load {
  let turn = 0;
  const path = `${pathOf(server)}/Groups/${group}`;
  const request = () => {
    turn += 1;
    const value = [{ value: userIdOf(MEMBERS + Math.floor((turn - 1) / 2)) }];
    const operation = { op: turn % 2 === 1 ? 'add' : 'remove', path: 'members', value };
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
    return { method: 'PATCH', path, body: JSON.stringify({ schemas, Operations: [operation] }) };
  };
  return servers.use(openLoad(server, request, 204, 1));
}

/** Walks over everybody. @returns What leads to the first page, and to the last. */
async function endsOfWalk(server: ServerProcess, count: number): Promise<readonly [first: string, last: string]> {
  const first = `/Users?count=${PAGE}&cursor`;
  const seen = new Set<string>();
  for (let path = first; ; ) {
    const page = JSON.parse(await bodyOf(server, path)) as {
      readonly Resources: readonly { readonly id: string }[];
      readonly nextCursor?: string;
    };
    for (const { id } of page.Resources) seen.add(id);
    if (page.nextCursor === undefined) {
      assert.equal(seen.size, count);
      assert.equal(page.Resources.length, PAGE);
      return [first, path];
    }
    path = `/Users?count=${PAGE}&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
}

function pages(servers: Servers, server: ServerProcess, path: string): Load {
  return servers.use(openLoad(server, () => ({ method: 'GET', path: pathOf(server) + path }), 200, 1));
}

function claimMemory(server: ServerProcess): void {
  const memory = server.peakMemory();
  if (memory === undefined) return;
  claim({
    name: 'the most memory of a server with 1,000,000 users and a group of 100,000 in one file',
    found: `${Math.round(memory / MEBIBYTE)} MiB`,
    wanted: '≤ 300 MB',
    isMet: memory <= 300_000_000,
  });
}
