import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { verifyConsistent } from '../durability/verify.ts';
import { endAll } from '../reference-server/command.ts';
import { bombard } from './bombard.ts';
import { residentMemory, startTarget } from './target.ts';

const MEBIBYTE = 1024 * 1024;
const REQUESTS = 200_000;
/** Enough for everything that grows once, such as caches, to have grown. */
const WARM_UP = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'scim-hostile-'));
afterAll(() => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

it('200,000 hostile requests come to no fault, no leak and no growing memory', async () => {
  const file = join(folder, 'hostile.db');
  const target = await startTarget(file);
  await bombard(target, WARM_UP, 1);
  const before = residentMemory(target.pid);
  await bombard(target, REQUESTS - WARM_UP, 1_000_000);
  const after = residentMemory(target.pid);
  if (before !== undefined && after !== undefined) {
    console.log(`resident memory: ${Math.round(before / MEBIBYTE)} → ${Math.round(after / MEBIBYTE)} MiB`);
    expect((after - before) / MEBIBYTE).toBeLessThan(64);
  }
  await target.close();
  verifyConsistent(file);
});
