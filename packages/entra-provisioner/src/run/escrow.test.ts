import { applyEvent } from 'entra-planner';
import { describe, expect, it } from 'vitest';
import { defaultMapping, Job, person } from '../test-support/job.ts';

const HOUR = 3_600_000;
const ada = person('ada');
const directoryOf = (...users: readonly ReturnType<typeof person>[]) => ({
  ...{ users, groups: [] },
  assignments: users.map(({ objectId }) => ({ principal: objectId })),
});
const company = directoryOf(ada);
const purposes = (job: Job) => job.sent.map(({ purpose }) => purpose);

/** A job in which the target refused to create Ada. */
async function refused(): Promise<Job> {
  const job = new Job();
  job.interfere = ({ method }) => (method === 'POST' ? { status: 400 } : undefined);
  expect(await job.cycle(company)).toMatchObject({ failed: 1 });
  job.interfere = () => undefined;
  return job;
}

/** A job whose target refused to delete the only one who was there. */
async function undeletable(): Promise<Job> {
  const job = new Job();
  await job.cycle(company);
  job.interfere = ({ method }) => (method === 'DELETE' ? { status: 500 } : undefined);
  expect(await job.cycle(directoryOf())).toMatchObject({ failed: 1 });
  return job;
}

describe('an object that failed', () => {
  it('waits, and the cycle says for how long', async () => {
    const job = await refused();
    const retryAt = job.now + 6 * HOUR;
    job.later(1);
    const report = await job.cycle(company);
    expect(report).toMatchObject({ failed: 0, waiting: { count: 1, until: retryAt } });
    expect(purposes(job)).toEqual([]);
    job.later(5);
    expect(await job.cycle(company)).toMatchObject({ created: 1, waiting: { count: 0 } });
  });

  it('is tried at once when it changes', async () => {
    const job = await refused();
    expect(await job.cycle(directoryOf({ ...ada, displayName: 'Ada Lovelace' }))).toMatchObject({ created: 1 });
  });

  it.each([
    ['a row', { attributeMappings: [] }],
    ['an action', { flowTypes: { add: true, update: true, delete: false } }],
  ])('is tried at once when the mapping changes in %s', async (_, change) => {
    const job = await refused();
    const [rule] = defaultMapping.synchronizationRules;
    const objectMappings = rule!.objectMappings.map((each) => {
      const attributeMappings = each.attributeMappings.filter(
        ({ targetAttributeName }) => targetAttributeName !== 'title',
      );
      const isRow = 'attributeMappings' in change;
      return isRow ? { ...each, attributeMappings } : { ...each, ...change };
    });
    job.schema = { ...defaultMapping, synchronizationRules: [{ ...rule!, objectMappings }] };
    expect(await job.cycle(company)).toMatchObject({ created: 1 });
  });

  it('goes on ageing when it changes and fails again', async () => {
    const job = await refused();
    const since = job.now;
    job.later(7);
    job.interfere = ({ method }) => (method === 'POST' ? { status: 400 } : undefined);
    await job.cycle(directoryOf({ ...ada, displayName: 'Ada Lovelace' }));
    expect(job.state.users.ada?.escrow).toMatchObject({ attempts: 2, since, retryAt: since + 12 * HOUR });
  });

  it('is tried at once when the state is of a version that did not note what it was like', async () => {
    const job = await refused();
    const { digest: _, ...escrow } = job.state.users.ada!.escrow!;
    applyEvent(job.state, { type: 'failed', kind: 'user', id: 'ada', escrow });
    expect(await job.cycle(company)).toMatchObject({ created: 1 });
  });

  it('is tried at once after a restart', async () => {
    const job = await refused();
    applyEvent(job.state, { type: 'restarted', links: true });
    expect(await job.cycle(company)).toMatchObject({ created: 1 });
  });

  it('waits when it is to be deleted, too', async () => {
    const job = await undeletable();
    expect(await job.cycle(directoryOf())).toMatchObject({ failed: 0, waiting: { count: 1 } });
    expect(purposes(job)).toEqual([]);
    job.later(6);
    job.interfere = () => undefined;
    expect(await job.cycle(directoryOf())).toMatchObject({ deleted: 1, waiting: { count: 0 } });
  });

  it('says when the first of several is tried again', async () => {
    const job = await refused();
    const until = job.now + 6 * HOUR;
    job.later(1);
    job.interfere = ({ method }) => (method === 'POST' ? { status: 400 } : undefined);
    const report = await job.cycle(directoryOf(ada, person('charles')));
    expect(report).toMatchObject({ failed: 1, waiting: { count: 2, until } });
  });
});

describe('an object that failed for four weeks', () => {
  const refuse: Job['interfere'] = ({ method }) => (method === 'POST' ? { status: 400 } : undefined);
  async function givenUp(): Promise<Job> {
    const job = await refused();
    job.interfere = refuse;
    const begin = job.now;
    const times: number[] = [];
    while (times.length < 40 && job.state.users.ada?.escrow !== undefined) {
      job.now = job.state.users.ada.escrow.retryAt;
      times.push((job.now - begin) / HOUR);
      await job.cycle(company);
    }
    expect(times).toEqual([6, 12, ...Array.from({ length: 28 }, (_, day) => 24 * (day + 1))]);
    return job;
  }

  it('is given up, and its last entry in the log says so', async () => {
    const job = await givenUp();
    expect(job.outcomes).toMatchObject([
      { status: 'failure', message: expect.stringMatching(/400; it failed for 28 days and is given up/) },
    ]);
    job.later(24);
    expect(await job.cycle(company)).toMatchObject({ failed: 0, waiting: { count: 0 }, requests: { probe: 2 } });
  });

  it('is tried again when it changes, and gets its time anew', async () => {
    const job = await givenUp();
    await job.cycle(directoryOf({ ...ada, displayName: 'Ada Lovelace' }));
    expect(job.state.users.ada?.escrow).toMatchObject({ attempts: 1, since: job.now });
  });

  it('is tried again after a restart', async () => {
    const job = await givenUp();
    job.interfere = () => undefined;
    applyEvent(job.state, { type: 'restarted', links: true });
    expect(await job.cycle(company)).toMatchObject({ created: 1 });
  });

  it('is given up as one that could not be deleted, too', async () => {
    const job = await undeletable();
    job.later(28 * 24);
    expect(await job.cycle(directoryOf())).toMatchObject({ failed: 1, waiting: { count: 0 } });
    expect((await job.cycle(directoryOf())).requests).toEqual({ probe: 2 });
  });
});

describe('a job in quarantine', () => {
  async function quarantined(): Promise<Job> {
    const job = new Job();
    job.interfere = () => ({ status: 401 });
    expect((await job.cycle(company)).quarantine?.reason).toBe('EncounteredQuarantineException');
    job.interfere = () => undefined;
    return job;
  }

  it('leaves it with the next cycle that finds nothing wrong', async () => {
    const job = await quarantined();
    job.later(28 * 24 - 1);
    expect(await job.cycle(company)).toMatchObject({ created: 1, quarantine: undefined });
  });

  it('is disabled after four weeks: nothing is sent, until a restart', async () => {
    const job = await quarantined();
    const since = new Date(job.now).toISOString();
    job.later(28 * 24);
    const { requests, quarantine } = await job.cycle(company);
    expect(requests).toEqual({});
    expect(quarantine?.reason).toBe('EncounteredQuarantineException');
    expect(quarantine?.message).toContain(`in quarantine since ${since}`);
    expect(quarantine?.message).toContain('--restart');
    applyEvent(job.state, { type: 'restarted', links: true });
    expect(await job.cycle(company)).toMatchObject({ created: 1, quarantine: undefined });
  });
});

describe('an object that the target no longer has', () => {
  it('is created again in the next cycle', async () => {
    const job = new Job();
    await job.cycle(company);
    await job.client.users.delete(job.state.users.ada!.targetId!);
    const changed = directoryOf({ ...ada, displayName: 'Ada Lovelace' });
    expect(await job.cycle(changed)).toMatchObject({ failed: 1, waiting: { count: 0 } });
    expect(job.outcomes[0]).toMatchObject({ code: 'InvalidAnchor', targetId: undefined });
    expect(await job.cycle(changed)).toMatchObject({ created: 1, failed: 0 });
    expect(purposes(job)).toEqual(['match', 'create']);
  });

  it('waits when it was only just found, as the next cycle would fare no better', async () => {
    const job = new Job();
    await job.client.users.create({ userName: 'ada@example.com' });
    job.interfere = ({ purpose }) => (purpose === 'read' ? { status: 404 } : undefined);
    expect(await job.cycle(company)).toMatchObject({ failed: 1, waiting: { count: 1 } });
    await job.cycle(company);
    expect(purposes(job)).toEqual([]);
  });
});
