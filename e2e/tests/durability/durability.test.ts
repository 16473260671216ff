import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, it } from 'vitest';
import { endAll } from '../reference-server/command.ts';
import { killUnderWrites } from './kill.ts';
import { race } from './races.ts';
import { canLimitFiles, fillDisk, lockBriefly } from './storage-faults.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-durability-'));
afterEach(endAll);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The short form; `durability.soak.ts` is the long one. */
describe.each([1, 2])('%i server processes on one file', (processes) => {
  it('keep everything that they acknowledged when they are killed under concurrent writes', async () => {
    await killUnderWrites(join(folder, `kill-${processes}.db`), { processes, rounds: 2, writers: 6, changes: 60 });
  });

  it('lose no addition to a group, and let a unique value and a version have one winner', async () => {
    await race(join(folder, `race-${processes}.db`), processes);
  });
});

describe('a server whose storage fails', () => {
  if (canLimitFiles) {
    it('refuses changes while the disk is full, with nothing half-written, and recovers', async () => {
      await fillDisk(join(folder, 'full.db'));
    });
  }

  it('waits for a file that another process has locked, and goes on reading', async () => {
    await lockBriefly(join(folder, 'locked.db'));
  });
});
