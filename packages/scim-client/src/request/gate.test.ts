import { describe, expect, it } from 'vitest';
import { createScimClient } from '../client.ts';
import { FakeClock } from '../test-support/fake-clock.ts';
import { BASE, errorOf, fakeService, json, scimError, user } from '../test-support/fake-service.ts';
import { Gate } from './gate.ts';

const { signal } = new AbortController();

describe('concurrency', () => {
  it('keeps all but so many requests waiting, in their order', async () => {
    let inside = 0;
    let most = 0;
    const { client, sent } = fakeService(
      async (request) => {
        inside += 1;
        most = Math.max(most, inside);
        for (let turn = 0; turn < 5; turn += 1) await null;
        inside -= 1;
        return json(user('1'))(request);
      },
      { concurrency: 3 },
    );
    const ids = Array.from({ length: 10 }, (_, index) => String(index));
    await Promise.all(ids.map((id) => client.users.get(id)));
    expect(most).toBe(3);
    expect(sent()).toEqual(ids.map((id) => `GET /Users/${id}`));
  });

  it('gives the place back when a request fails', async () => {
    const { client } = fakeService([scimError(404), json(user('1'))], { concurrency: 1 });
    await errorOf(client.users.get('1'));
    expect((await client.users.get('1')).id).toBe('1');
  });
});

describe('rateLimit', () => {
  it('lets at most so many requests begin in any span', async () => {
    const clock = new FakeClock();
    const began = clock.now();
    const starts: number[] = [];
    const { client } = fakeService(
      (request) => {
        starts.push(clock.now() - began);
        return json(user('1'))(request);
      },
      { clock, rateLimit: { requests: 2, per: 1000 } },
    );
    await Promise.all(Array.from({ length: 5 }, () => client.users.get('1')));
    expect(starts).toEqual([0, 0, 1000, 1000, 2000]);
  });
});

it('a wait for a place ends with its signal, and the next one gets in', () => {
  const gate = new Gate({ concurrency: 1 }, new FakeClock());
  const entered: string[] = [];
  const controller = new AbortController();
  gate.enter(signal, () => entered.push('first'));
  gate.enter(controller.signal, () => entered.push('given up'));
  gate.enter(signal, () => entered.push('next'));
  controller.abort();
  gate.leave();
  expect(entered).toEqual(['first', 'next']);
});

it('loses no place, whenever a call is given up', async () => {
  for (let turns = 0; turns < 200; turns += 1) {
    const { client } = fakeService(json(user('1')), { concurrency: 1 });
    const controller = new AbortController();
    const calls = [client.users.get('1'), client.users.get('2', { signal: controller.signal }).catch(() => {})];
    for (let turn = 0; turn < turns; turn += 1) await null;
    controller.abort();
    await Promise.all(calls);
    expect((await client.users.get('3')).id).toBe('1');
  }
});

it('waiting for a place counts for the deadline, not for the time-out of an attempt', async () => {
  const { client } = fakeService(json(user('1')), { rateLimit: { requests: 1, per: 60_000 }, timeout: 1000 });
  await client.users.get('1');
  expect((await client.users.get('1')).id).toBe('1');
  expect(await errorOf(client.users.get('1', { deadline: 5000 }))).toMatchObject({
    ...{ code: 'SCIM_TIMEOUT', limit: 'deadline' },
    // Nothing was sent.
    outcome: 'refused',
  });
});

it.each([
  { concurrency: 0 },
  { concurrency: Number.NaN },
  { rateLimit: { requests: 0, per: 1 } },
  { rateLimit: { requests: 1, per: 0 } },
])('refuses %j', (options) => {
  expect(() => createScimClient({ baseUrl: BASE, ...options })).toThrow(TypeError);
});
