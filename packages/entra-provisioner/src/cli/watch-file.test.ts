import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as loopTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FileChanges } from './watch-file.ts';

let folder: string;
let file: string;
let changes: FileChanges;
let iterator: AsyncGenerator<void>;
const stopped = new AbortController();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-file-'));
  file = join(folder, 'company.json');
  writeFileSync(file, 'first');
  changes = new FileChanges(file, stopped.signal);
  iterator = changes[Symbol.asyncIterator]();
});

afterEach(() => {
  changes.close();
  rmSync(folder, { recursive: true });
});

/** What the file holds when the next change is told. */
async function nextContent(): Promise<string> {
  await iterator.next();
  return readFileSync(file, 'utf8');
}

/** Writes the file and returns once the system has told of it. */
async function writeSeen(content: string): Promise<void> {
  const watcher = watch(folder);
  const seen = once(watcher, 'change');
  writeFileSync(file, content);
  await seen;
  watcher.close();
  await loopTurn();
}

it('says nothing of a file that is only being emptied, and tells once of what is written then', async () => {
  const told = nextContent();
  await writeSeen('');
  await writeSeen('second');
  expect(await told).toBe('second');

  const toldAgain = nextContent();
  await writeSeen('third');
  expect(await toldAgain).toBe('third');
});

it('tells of a file that another one takes the place of', async () => {
  const told = nextContent();
  writeFileSync(join(folder, 'other'), 'second');
  renameSync(join(folder, 'other'), file);
  expect(await told).toBe('second');
});
