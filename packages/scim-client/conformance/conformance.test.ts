import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderCoverage } from './coverage.ts';
import type { Check } from './record.ts';
import { requirements } from './records/index.ts';
import { modesOf, type RunMode, runCheck } from './run.ts';

/** The modes in which every check of a requirement held. */
const passed = new Map<string, Set<RunMode>>();

/** What is wrong with a check, so that one run shows everything. */
async function failureOf(check: Check, mode: RunMode): Promise<string[]> {
  try {
    await runCheck(check, mode);
    return [];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

describe.each(requirements.flatMap((requirement) => ('checks' in requirement ? [requirement] : [])))(
  '$id ($clause): $requirement',
  ({ id, checks }) => {
    const modes = new Set(checks.flatMap(modesOf));
    it.each([...modes])('%s', async (mode) => {
      const failures: string[] = [];
      for (const check of checks) if (modesOf(check).includes(mode)) failures.push(...(await failureOf(check, mode)));
      expect(failures).toEqual([]);
      passed.set(id, (passed.get(id) ?? new Set()).add(mode));
    });
  },
);

describe('the records', () => {
  it('name each requirement once and say something about it', () => {
    const ids = requirements.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const requirement of requirements) {
      expect(requirement.requirement, requirement.id).toMatch(/^[A-Z].{10,}\.$/);
      if ('checks' in requirement) expect(requirement.checks, requirement.id).not.toHaveLength(0);
      else expect(requirement.notApplicable, requirement.id).toMatch(/^\S.{15,}$/);
    }
  });

  it('are what the coverage page shows', async () => {
    await expect(renderCoverage(requirements, passed)).toMatchFileSnapshot('../docs/rfc-coverage.md');
  });
});

// The checklist is kept beside the repository, not in it.
const checklist = new URL('../../../../shared/facts/rfc-checklist.md', import.meta.url);

if (existsSync(checklist)) {
  it('leave out no item of the checklist', () => {
    const rows = readFileSync(checklist, 'utf8').matchAll(/^\| (\S+) \| ([A-Z ]+) \| client \|/gm);
    const expected = [...rows].map(([, id, level]) => `${id} ${level}`);
    expect(expected).not.toHaveLength(0);
    expect(requirements.map(({ id, level }) => `${id} ${level}`)).toEqual(expected);
  });
}
