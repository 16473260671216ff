import { describe, expect, it } from 'vitest';
import { groupOf, Job, person } from '../test-support/job.ts';

const engines = groupOf('engines', ['ada', 'charles', 'mary']);
const HOUR = 3_600_000;

/** A target that takes everything but members, which it answers with a status. */
function withoutMembers(status: number): Job {
  const job = new Job();
  job.interfere = ({ method, path }) =>
    method === 'PATCH' && path.startsWith('/Groups') ? { status, body: { detail: 'no members here' } } : undefined;
  return job;
}

describe('members of a group', () => {
  it('are told when they came and went', async () => {
    const job = new Job();
    await job.cycle(engines);
    expect(job.outcomes.at(-1)).toMatchObject({
      ...{ kind: 'group', id: 'engines', action: 'update', status: 'success', message: 'members: 3 added' },
    });
    const { users, groups, assignments } = engines;
    const others = [...assignments, { principal: 'ada' }];
    const [group] = groups;
    await job.cycle({ users, groups: [{ ...group!, members: ['charles', 'mary'] }], assignments: others });
    expect(job.outcomes.at(-1)).toMatchObject({ status: 'success', message: 'members: 1 removed' });
  });

  it('that are refused fail the group, with what the target says', async () => {
    const job = withoutMembers(400);
    expect(await job.cycle(engines)).toMatchObject({ created: 4, failed: 1, quarantine: undefined });
    expect(job.outcomes.at(-1)).toMatchObject({
      kind: 'group',
      id: 'engines',
      action: 'update',
      status: 'failure',
      code: 'SystemForCrossDomainIdentityManagementBadRequest',
      message: expect.stringMatching(/^3 requests about members failed: .*400: no members here/),
    });
  });

  it('that are taken in part fail the group, and only the others are sent again', async () => {
    const job = new Job();
    let count = 0;
    job.interfere = ({ method, path }) => {
      if (method !== 'PATCH' || !path.startsWith('/Groups')) return undefined;
      count += 1;
      return count === 2 ? { status: 500 } : undefined;
    };
    await job.cycle(engines);
    expect(job.outcomes.at(-1)?.message).toMatch(/^a request about members failed; 2 added: /);
    job.later(6);
    await job.cycle(engines);
    expect(job.sent.filter(({ purpose }) => purpose === 'reference')).toHaveLength(1);
    expect(job.outcomes.at(-1)).toMatchObject({ status: 'success', message: 'members: 1 added' });
    expect(job.state.groups.engines?.escrow).toBeUndefined();
  });

  it('are tried again more and more rarely', async () => {
    const job = withoutMembers(500);
    const begin = job.now;
    await job.cycle(engines);
    const escrow = () => job.state.groups.engines?.escrow;
    expect(escrow()).toMatchObject({ attempts: 1, since: begin, retryAt: begin + 6 * HOUR });
    job.later(6);
    await job.cycle(engines);
    expect(escrow()).toMatchObject({ attempts: 2, since: begin, retryAt: begin + 12 * HOUR });
    job.later(6);
    await job.cycle(engines);
    expect(escrow()).toMatchObject({ attempts: 3, since: begin, retryAt: begin + 24 * HOUR });
  });

  it.each([401, 403])('that are answered with %i put the job into quarantine, and no more are sent', async (status) => {
    const job = withoutMembers(status);
    const { quarantine } = await job.cycle(engines);
    expect(quarantine?.reason).toBe('EncounteredQuarantineException');
    expect(job.sent.filter(({ purpose }) => purpose === 'reference')).toHaveLength(1);
    expect(job.state.quarantine?.reason).toBe('EncounteredQuarantineException');
  });

  it('put the group aside on demand, too', async () => {
    const job = withoutMembers(400);
    for (const id of ['ada', 'charles', 'mary']) await job.onDemand(engines, 'user', id);
    const result = await job.onDemand(engines, 'group', 'engines');
    expect(result).toMatchObject({ members: { outcome: { status: 'failure' }, left: 0 } });
    expect(job.state.groups.engines?.escrow).toMatchObject({ attempts: 1 });
  });

  it('are five on demand, and the others are left to the next cycle', async () => {
    const job = new Job();
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const company = groupOf('many', ids);
    for (const id of ids) await job.onDemand(company, 'user', id);
    const result = await job.onDemand(company, 'group', 'many');
    expect(result).toMatchObject({ members: { outcome: { status: 'success', message: 'members: 5 added' }, left: 2 } });
    await job.cycle(company);
    expect(job.outcomes.at(-1)).toMatchObject({ message: 'members: 2 added' });
  });
});

describe('a manager', () => {
  const users = [person('ada'), person('charles', { manager: 'ada' }), person('mary', { manager: 'ada' })];
  const company = { users, groups: [], assignments: users.map(({ objectId }) => ({ principal: objectId })) };

  it('that is answered with 401 puts the job into quarantine, and no more are sent', async () => {
    const job = new Job();
    job.interfere = ({ purpose }) => (purpose === 'reference' ? { status: 401 } : undefined);
    expect((await job.cycle(company)).quarantine?.reason).toBe('EncounteredQuarantineException');
    expect(job.sent.filter(({ purpose }) => purpose === 'reference')).toHaveLength(1);
  });
});
