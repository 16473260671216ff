import assert from 'node:assert/strict';
import Database from 'better-sqlite3';
import { bindFilter, type ResourceType, userResourceType } from 'scim-core';
import { openSqliteStore } from 'scim-store-sqlite';
import { compare } from '../shared/compare.ts';
import { type Load, openLoad } from './load.ts';
import { TENANT, userNameOf } from './make-directory.ts';
import type { ServerProcess } from './server-process.ts';
import { bodyOf, pathOf, type Servers, tellTimes } from './servers.ts';

/** Requests in one unit of work. */
const BATCH = 1_000;

/** A file with so many people in it. */
export interface Directory {
  readonly name: string;
  readonly count: number;
}

/** Measures finding one person by name: beside the least that a server is, and beside a small directory. */
export async function compareLookUps(servers: Servers, many: Directory, few: Directory): Promise<void> {
  const ours = await servers.ours(many.name);
  await fillPeer(ours, servers.file('peer-many'), many.count);
  const peer = await servers.peer('peer-many');
  for (const index of [1, 4_711, many.count - 1]) {
    assert.equal(await bodyOf(ours, lookUp(index)), await bodyOf(peer, lookUp(index)));
  }
  const [ourLookUps, peerLookUps] = [lookUps(servers, ours, many.count), lookUps(servers, peer, many.count)];
  await compare({
    ...{
      name: '1,000 look-ups by userName of 1,000,000, against bare Koa with one indexed SELECT',
      ...servers.options,
    },
    ours: () => ourLookUps.send(BATCH),
    peer: () => peerLookUps.send(BATCH),
    target: { fasterBy: 0.7 },
  });
  tellTimes('one look-up, 16 under way', ourLookUps);

  const fewLookUps = lookUps(servers, await servers.ours(few.name), few.count);
  await compare({
    ...{ name: '1,000 look-ups among 1,000,000 users, against the same among 1,000', ...servers.options },
    ours: () => ourLookUps.send(BATCH),
    peer: () => fewLookUps.send(BATCH),
    target: { timeAtMost: 1.3 },
  });
  await compareStores(servers.file(many.name), many.count, servers.file(few.name), few.count);
}

/** Fills the table of the bare server with the very bytes that ours sends. */
export async function fillPeer(ours: ServerProcess, file: string, count: number): Promise<void> {
  const database = new Database(file);
  database.exec('CREATE TABLE bare (id TEXT, name TEXT UNIQUE, body TEXT)');
  // The address of a resource has the port of our server in it, which is the same for all.
  const body = await bodyOf(ours, lookUp(0));
  const numbered = (text: string) => `replace(${text}, '0000000', printf('%07d', i))`;
  database
    .prepare(
      `WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})
       INSERT INTO bare SELECT printf('%07d', i), ${numbered('?')}, ${numbered('?')} FROM n`,
    )
    .run(userNameOf(0), body);
  database.close();
}

async function compareStores(largeFile: string, many: number, smallFile: string, few: number): Promise<void> {
  const [large, small] = [openSqliteStore({ file: largeFile }), openSqliteStore({ file: smallFile })];
  const find = (store: typeof large, bound: number) => {
    const next = shuffled(bound);
    return async () => {
      const filter = bindFilter(`userName eq "${userNameOf(next())}"`, {
        resourceType: userResourceType as ResourceType,
      });
      const query = { filter, offset: 0, limit: 1, relations: [], locationOf: () => undefined };
      const { total } = await store.query(TENANT, userResourceType, query);
      assert.equal(total, 1);
    };
  };
  await compare({
    name: 'a look-up in the store among 1,000,000 users, against the same among 1,000',
    ours: find(large, many),
    peer: find(small, few),
    target: { timeAtMost: 3 },
  });
  await Promise.all([large.close(), small.close()]);
}

const lookUp = (index: number) => `/Users?filter=${encodeURIComponent(`userName eq "${userNameOf(index)}"`)}`;

/** Finding people by name, each time another one. */
export function lookUps(servers: Servers, server: ServerProcess, bound: number): Load {
  const next = shuffled(bound);
  const base = pathOf(server);
  return servers.use(openLoad(server, () => ({ method: 'GET', path: base + lookUp(next()) }), 200));
}

/** Numbers below a bound in an order that looks like chance and is the same each time. */
function shuffled(bound: number): () => number {
  let state = 12_345;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}
