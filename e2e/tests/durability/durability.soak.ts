import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, it } from 'vitest';
import { endAll } from '../reference-server/command.ts';
import { killUnderWrites } from './kill.ts';
import { race } from './races.ts';
import { lockForLong } from './storage-faults.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-durability-'));
afterEach(endAll);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([1, 2, 4])('%i server processes on one file', (processes) => {
  it('keep everything that they acknowledged when they are killed ten times under concurrent writes', async () => {
    const plan = { processes, rounds: 10, writers: 16, changes: 400 };
    await killUnderWrites(join(folder, `kill-${processes}.db`), plan);
  });

  it.each([1, 2, 3, 4, 5])('lose no addition, and let a value and a version have one winner, time %i', async (time) => {
    await race(join(folder, `race-${processes}-${time}.db`), processes);
  });
});

it('a file that is locked for too long is a 503, with nothing half-written, and the server recovers', async () => {
  await lockForLong(join(folder, 'locked.db'));
});
