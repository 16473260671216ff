import { expect, it } from 'vitest';
import { Pages } from './pages.ts';

function setUp(kept = 3) {
  const asked: { start: number; signal: AbortSignal; answer: () => void; fail: (error: Error) => void }[] = [];
  const changes: unknown[] = [];
  const pages = new Pages<number>({
    ...{ pageSize: 10, kept },
    load: (start, count, signal) =>
      new Promise((resolve, reject) => {
        const rows = Array.from({ length: count }, (_, index) => start + index);
        asked.push({ start, signal, answer: () => resolve({ total: 1000, rows }), fail: reject });
      }),
    onChange: (error) => changes.push(error),
  });
  /** Lets promises settle. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { pages, asked, changes, settle };
}

it('loads what comes into sight, once', async () => {
  const { pages, asked, changes, settle } = setUp();
  pages.show(5, 10);
  pages.show(6, 10);
  expect(asked.map(({ start }) => start)).toEqual([0, 10]);
  expect([pages.row(7), pages.total]).toEqual([undefined, undefined]);
  for (const { answer } of asked) answer();
  await settle();
  expect([pages.row(7), pages.row(14), pages.row(20), pages.total]).toEqual([7, 14, undefined, 1000]);
  expect(changes).toEqual([undefined, undefined]);
});

it('gives up what has passed out of sight', async () => {
  const { pages, asked, changes, settle } = setUp();
  pages.show(0, 5);
  pages.show(500, 5);
  expect(asked.map(({ start, signal }) => [start, signal.aborted])).toEqual([
    [0, true],
    [500, false],
  ]);
  asked[0]!.answer();
  await settle();
  expect([pages.row(0), changes.length]).toEqual([undefined, 0]);
  pages.close();
  expect(asked[1]!.signal.aborted).toBe(true);
});

it('keeps the pages that were looked at last', async () => {
  const { pages, asked, settle } = setUp(2);
  for (const first of [0, 10, 0, 20]) {
    pages.show(first, 5);
    asked.at(-1)!.answer();
    await settle();
  }
  expect([0, 10, 20].map((index) => pages.row(index))).toEqual([0, undefined, 20]);
});

it('tells of what failed, and tries again when it is looked at again', async () => {
  const { pages, asked, changes, settle } = setUp();
  pages.show(0, 5);
  asked[0]!.fail(new Error('no'));
  await settle();
  expect(changes).toEqual([new Error('no')]);
  pages.show(0, 5);
  expect(asked).toHaveLength(2);
});

it('shows what it has while it loads it again', async () => {
  const { pages, asked, changes, settle } = setUp();
  pages.show(0, 5);
  asked[0]!.answer();
  await settle();
  pages.refresh();
  expect(pages.row(3)).toBe(3);
  pages.show(0, 5);
  pages.show(0, 5);
  expect(asked).toHaveLength(2);
  asked[1]!.answer();
  await settle();
  expect(changes).toHaveLength(2);
  pages.show(0, 5);
  expect(asked).toHaveLength(2);
});
