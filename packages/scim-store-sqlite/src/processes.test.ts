import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { bindFilter, userResourceType } from 'scim-core';
import { afterAll, expect, test } from 'vitest';
import { openSqliteStore } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-processes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const script = fileURLToPath(new URL('./testing/write-until-killed.ts', import.meta.url));

type Writer = ChildProcessByStdio<null, Readable, null>;

function startWriter(file: string, name: string): Writer {
  return spawn(process.execPath, [script, file, name], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Reads ids until there are enough, kills the process, and reads what it had printed before that. */
async function killAfter(writer: Writer, count: number): Promise<string[]> {
  let text = '';
  const closed = once(writer, 'close');
  writer.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    if (text.split('\n').length > count) writer.kill('SIGKILL');
  });
  await closed;
  // A line without its end was not finished, so nobody was told.
  return text.split('\n').slice(0, -1);
}

test('processes that start at once on a new file all get to work', async () => {
  const file = join(folder, 'new.db');
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const acknowledged = (await Promise.all(names.map((name) => killAfter(startWriter(file, name), 2)))).flat();
  const store = openSqliteStore({ file });
  for (const id of acknowledged) expect(await store.get('t', userResourceType, id)).toBeDefined();
  expect(new Set(acknowledged.map((id) => id[0])).size).toBe(names.length);
  await store.close();
}, 60_000);

test('a new file that is opened many times at the same moment is opened each time', async () => {
  const gate = new SharedArrayBuffer(4);
  const threads = Array.from(
    { length: 4 },
    () => new Worker(new URL('./testing/open-at-once.ts', import.meta.url), { workerData: { gate } }),
  );
  const answers = () => Promise.all(threads.map(async (thread) => (await once(thread, 'message'))[0] as string));
  await answers();
  try {
    for (let round = 1; round <= 60; round += 1) {
      const opened = answers();
      for (const thread of threads) thread.postMessage(join(folder, `at-once-${round}.db`));
      Atomics.store(new Int32Array(gate), 0, round);
      Atomics.notify(new Int32Array(gate), 0);
      expect(await opened).toEqual(threads.map(() => 'opened'));
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}, 60_000);

test('what several processes acknowledged is there after they were killed, and the database is whole', async () => {
  const file = join(folder, 'killed.db');
  for (const round of [1, 2]) {
    const writers = ['a', 'b', 'c'].map((name) => killAfter(startWriter(file, `${name}${round}`), 40));
    const acknowledged = (await Promise.all(writers)).flat();
    expect(acknowledged.length).toBeGreaterThanOrEqual(120);
    const store = openSqliteStore({ file });
    const total = async (text: string | undefined) => {
      const filter = text === undefined ? undefined : bindFilter(text, { resourceType: userResourceType });
      const query = { filter, offset: 0, limit: 1, relations: [], locationOf: () => undefined };
      return (await store.query('t', userResourceType, query)).total;
    };
    for (const id of acknowledged) {
      expect((await store.get('t', userResourceType, id))?.document.userName).toBe(id);
      expect(await total(`userName eq "${id}"`)).toBe(1);
    }
    const counted = await total(undefined);
    await store.close();
    const check = new Database(file);
    expect(check.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(check.prepare('SELECT count(*) FROM resource').pluck().get()).toBe(counted);
    check.close();
  }
}, 60_000);
