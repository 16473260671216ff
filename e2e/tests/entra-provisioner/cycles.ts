import { expect } from 'vitest';
import { CompanyRun } from './company.ts';

/**
 * Runs a company through its cycles, each in a process of its own, the first of which is killed again and again.
 *
 * @param kills How many bytes the journal has at each kill.
 */
export async function runCycles(
  size: { readonly users: number; readonly groups: number },
  kills: readonly number[],
): Promise<void> {
  const company = await CompanyRun.start(size);
  try {
    for (const killAt of kills) {
      const killed = await company.run([], killAt);
      expect(killed.exitCode, killed.stdout + killed.stderr).toBeNull();
    }
    const initial = await company.run();
    expect(initial, initial.stderr).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await company.target()).toEqual(company.wanted);

    expect(await company.run()).toEqual({ exitCode: 0, stdout: 'nothing changed\nrequests: 2 probe\n', stderr: '' });

    const restart = await company.run(['--restart']);
    const { users, groups } = company.directory;
    const members = groups.reduce((sum, group) => sum + (group.members ?? []).length, 0);
    expect(restart.stdout).toBe(
      `nothing changed\nrequests: 2 probe, ${users.length + groups.length} read, ${members} reference\n`,
    );
    expect(await company.target()).toEqual(company.wanted);
  } finally {
    await company.stop();
  }
}
