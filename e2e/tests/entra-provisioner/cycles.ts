import { expect } from 'vitest';
import { CONCURRENCY, CompanyRun } from './company.ts';
import type { Writes } from './writes.ts';

/** How a company goes through its cycles. */
interface Life {
  readonly users: number;
  readonly groups: number;
  /** How many bytes the journal of the initial cycle has at each kill. */
  readonly kills: readonly number[];
  /** Random changes before each further cycle, which is killed once at so many bytes of its journal. */
  readonly changes: readonly { readonly count: number; readonly killAt: number }[];
}

/** Runs a company through its cycles, each in a process of its own, with kills in between. */
export async function runCycles({ kills, changes, ...size }: Life): Promise<void> {
  const company = await CompanyRun.start(size);
  try {
    for (const killAt of kills) {
      const killed = await company.run([], killAt);
      expect(killed.exitCode, killed.stdout + killed.stderr).toBeNull();
    }
    const initial = await company.run();
    expect(initial, initial.stderr).toMatchObject({ exitCode: 0, stderr: '' });
    expectNothingTwice(company.takeWrites(), kills.length);
    expect(await company.target()).toEqual(company.wanted);

    expect(await company.run()).toEqual({ exitCode: 0, stdout: 'nothing changed\nrequests: 2 probe\n', stderr: '' });

    const restart = await company.run(['--restart']);
    const { users, groups } = company.directory;
    const members = groups.reduce((sum, group) => sum + (group.members ?? []).length, 0);
    expect(restart.stdout).toBe(
      `nothing changed\nrequests: 2 probe, ${users.length + groups.length} read, ${members} reference\n`,
    );
    expect(await company.target()).toEqual(company.wanted);
    expect(company.takeWrites()).toEqual({ count: members, repeated: 0, createdTwice: [], found: 0 });

    for (const [seed, { count, killAt }] of changes.entries()) {
      company.change(count, seed);
      expect((await company.run([], killAt)).exitCode).toBeNull();
      expect(await company.run()).toMatchObject({ exitCode: 0, stderr: '' });
      expectNothingTwice(company.takeWrites(), 1);
      expect(await company.target(), `seed ${seed}`).toEqual(company.wanted);
    }
    expect(await company.run()).toEqual({ exitCode: 0, stdout: 'nothing changed\nrequests: 2 probe\n', stderr: '' });
  } finally {
    await company.stop();
  }
}

/** Nobody is created twice; what was under way at a kill, whose answer nobody saw, is all that may be sent again. */
function expectNothingTwice({ createdTwice, repeated, found, count }: Writes, kills: number): void {
  expect(count).toBeGreaterThan(0);
  expect(createdTwice).toEqual([]);
  expect(found).toBeLessThanOrEqual(kills * CONCURRENCY);
  expect(repeated).toBeLessThanOrEqual(kills * CONCURRENCY);
}
