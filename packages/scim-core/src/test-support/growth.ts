import { expect } from 'vitest';

/** More than for a time that grows with the size, which is 1, and less than for one that grows with its square, 8. */
const MOST = 2.5;
const ENOUGH_ROUNDS = 5;
const MOST_ROUNDS = 30;

/**
 * Holds the time of a task to growing with its size: one run of eight times the size must take about as long as eight.
 *
 * Counts time of the processor, and measures again while it takes longer, for what else the machine does only ever adds
 * time.
 */
export function expectLinearTime(task: (size: number) => () => void, size: number): void {
  const [once, eightfold] = [task(size), task(size * 8)];
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ENOUGH_ROUNDS || (round < MOST_ROUNDS && long / short > MOST); round += 1) {
    short = Math.min(short, timeOf(once, 8));
    long = Math.min(long, timeOf(eightfold, 1));
  }
  expect(long / short).toBeLessThan(MOST);
}

function timeOf(run: () => void, times: number): number {
  const start = process.cpuUsage();
  for (let count = 0; count < times; count += 1) run();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
