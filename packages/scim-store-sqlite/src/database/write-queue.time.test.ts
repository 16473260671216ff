import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type Transactions, WriteQueue } from './write-queue.ts';

/** Transactions that cost nothing, so that what is measured is the queue. */
const free: Transactions = { begin() {}, commit() {}, rollback() {}, nested: (work) => work(), isOpen: true };
const busy: Transactions = {
  ...free,
  begin() {
    throw new Database.SqliteError('database is locked', 'SQLITE_BUSY');
  },
};

/** The time of the processor that so many changes at once take, in microseconds. */
async function timeOf(transactions: Transactions, changes: number): Promise<number> {
  const soon = (run: () => void) => void setImmediate(run);
  const queue = new WriteQueue(transactions, { patience: 0, clock: () => 0, random: () => 0, soon, later: soon });
  const start = process.cpuUsage();
  await Promise.allSettled(Array.from({ length: changes }, () => queue.add(() => undefined)));
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

test.each([
  ['are made', free],
  ['are given up', busy],
])('many changes at once %s in a time that grows with their number', async (_, transactions) => {
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // Measured again while it takes longer, for what else the machine does only ever adds time.
  for (let round = 0; round < 10 && !(many / few < 20); round += 1) {
    few = Math.min(few, await timeOf(transactions, 10_000));
    many = Math.min(many, await timeOf(transactions, 80_000));
  }
  // Eight times as many: 8 where the time grows with the number, 64 where it grows with its square.
  expect(many / few).toBeLessThan(20);
});
