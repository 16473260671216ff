import { describe, expect, it } from 'vitest';
import { measure, median } from './measure.ts';

/** A clock that only work moves, and work that takes a known time on it. */
function machine() {
  let time = 0;
  const calls: string[] = [];
  return {
    now: () => time,
    calls,
    work: (name: string, cost: (call: number) => number) => {
      let call = 0;
      return () => {
        time += cost(call);
        call += 1;
        if (calls.at(-1) !== name) calls.push(name);
        return call;
      };
    },
  };
}

describe('measure', () => {
  it('answers the time of one unit and how many times faster ours is', async () => {
    const { now, work } = machine();
    const result = await measure(
      work('ours', () => 0.25),
      work('peer', () => 1),
      { now },
    );
    expect(result.ours).toBeCloseTo(0.25);
    expect(result.peer).toBeCloseTo(1);
    expect(result.ratio).toBeCloseTo(4);
    expect(result.spread[0]).toBeCloseTo(4);
  });

  it('leaves out the warm-up, in which code is not yet compiled', async () => {
    const { now, work } = machine();
    const result = await measure(
      work('ours', (call) => (call < 40 ? 10 : 1)),
      work('peer', () => 2),
      { now, warmUpTime: 400 },
    );
    expect(result.ours).toBeCloseTo(1);
  });

  it('lets the sides take turns, and changes which goes first', async () => {
    const { now, work, calls } = machine();
    await measure(
      work('ours', () => 1),
      work('peer', () => 1),
      { now, rounds: 5 },
    );
    // A first call, calibration and warm-up, then five rounds; where the order changes, a side follows itself.
    expect(calls.join(' ')).toBe('ours peer ours peer ours peer ours peer ours peer ours peer');
  });

  it('is not moved by a round in which the machine was busy', async () => {
    const { now, work } = machine();
    const result = await measure(
      work('ours', (call) => (call === 750 ? 100 : 1)),
      work('peer', () => 2),
      { now, roundTime: 100, warmUpTime: 500 },
    );
    expect(result.ratio).toBeCloseTo(2);
    expect(result.spread[0]).toBeLessThan(1);
  });

  it('waits for asynchronous work', async () => {
    const { now, work } = machine();
    const [ours, peer] = [work('ours', () => 3), work('peer', () => 6)];
    const later = (run: () => number) => () => Promise.resolve().then(run);
    const result = await measure(later(ours), later(peer), { now });
    expect(result.ratio).toBeCloseTo(2);
  });

  it('refuses fewer than five rounds', async () => {
    await expect(measure(Math.random, Math.random, { rounds: 4 })).rejects.toThrow(TypeError);
  });
});

it('takes the middle, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 100])).toBe(3);
});
