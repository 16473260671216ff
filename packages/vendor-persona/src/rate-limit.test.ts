import { expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

/** A limit, asked at a time. */
function limitOf(requestsPerSecond: number) {
  let now = 0;
  const limit = createRateLimit(requestsPerSecond, () => now);
  return (time: number) => {
    now = time;
    return limit.take();
  };
}

it('lets as many through in any second as it is told, and says when the next one may come', () => {
  const at = limitOf(4);
  expect([at(0), at(300), at(600), at(900)]).toEqual([undefined, undefined, undefined, undefined]);
  expect([at(901), at(999)]).toEqual([1, 1]);
  // The one of 0 is a second old, the three others are not.
  expect([at(1000), at(1001)]).toEqual([undefined, 1]);
});

it('takes parts of a request per second: 2.5 are two in 0.8 seconds, 0.1 are one in ten', () => {
  const often = limitOf(2.5);
  expect([often(0), often(0), often(799), often(800)]).toEqual([undefined, undefined, 1, undefined]);
  const rarely = limitOf(0.1);
  expect([rarely(0), rarely(1), rarely(9_000), rarely(10_000)]).toEqual([undefined, 10, 1, undefined]);
});

it('lets nothing through where nothing may come', () => {
  expect(limitOf(0)(0)).toBe(3600);
});

it('is not shut for long by a clock that was set back', () => {
  const at = limitOf(1);
  expect(at(1_000_000)).toBeUndefined();
  expect(at(0)).toBeUndefined();
});
