import { describe, expect, it } from 'vitest';
import { Job, person } from '../test-support/job.ts';

const people = ['ada', 'charles', 'mary'].map((name) => person(name));
const directoryOf = (assigned: readonly string[], users = people) => ({
  ...{ users, groups: [] },
  assignments: assigned.map((principal) => ({ principal })),
});

describe('more deletions than the threshold lets pass', () => {
  async function staged() {
    const job = new Job();
    await job.cycle(directoryOf(['ada', 'charles', 'mary']));
    // Ada is no longer assigned, Charles is gone for good.
    const directory = directoryOf(['mary'], [people[0]!, { ...people[2]!, displayName: 'Mary Somerville' }]);
    const report = await job.cycle(directory, { deletionThreshold: 1 });
    return { job, directory, report };
  }

  it('are staged, each with an entry of the log, and nothing of them is sent', async () => {
    const { job, report } = await staged();
    expect(report).toMatchObject({ staged: 2, disabled: 0, deleted: 0, skipped: 0, failed: 0, updated: 1 });
    expect(report.quarantine?.reason).toBe('AccidentalDeletionThreshold');
    expect(job.outcomes.filter(({ action }) => action === 'staged')).toMatchObject([
      { id: 'ada', status: 'skipped', code: 'StagedDelete', message: expect.stringContaining('would be disabled') },
      { id: 'charles', status: 'skipped', code: 'StagedDelete', message: expect.stringContaining('would be deleted') },
    ]);
    expect(job.sent.map(({ purpose }) => purpose)).toEqual(['read', 'update']);
  });

  it('go through in the next cycle that allows them', async () => {
    const { job, directory } = await staged();
    expect(await job.cycle(directory)).toMatchObject({ staged: 0, disabled: 1, deleted: 1, quarantine: undefined });
  });
});
