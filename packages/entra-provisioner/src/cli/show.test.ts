import { expect, it } from 'vitest';
import type { CycleReport } from '../run/run-cycle.ts';
import { summary } from './show.ts';

const nothing: CycleReport = {
  ...{ created: 0, updated: 0, disabled: 0, deleted: 0, skipped: 0, staged: 0, failed: 0 },
  requests: { probe: 2 },
  refused: { reasons: [], others: 0 },
  waiting: { count: 0, until: undefined },
  quarantine: undefined,
};
const until = Date.UTC(2026, 0, 1, 6);

it('says that nothing changed', () => {
  expect(summary(nothing)).toBe('nothing changed\nrequests: 2 probe');
});

it('says who waits instead, and until when', () => {
  expect(summary({ ...nothing, waiting: { count: 1, until } })).toBe(
    '1 waits for a retry until 2026-01-01T06:00:00.000Z; --restart tries at once\nrequests: 2 probe',
  );
  expect(summary({ ...nothing, waiting: { count: 3, until } })).toBe(
    '3 wait for a retry, the first until 2026-01-01T06:00:00.000Z; --restart tries at once\nrequests: 2 probe',
  );
});

it('says who waits behind what the cycle did', () => {
  expect(summary({ ...nothing, failed: 1, waiting: { count: 1, until } })).toBe(
    '1 failed\nrequests: 2 probe\n1 waits for a retry until 2026-01-01T06:00:00.000Z; --restart tries at once',
  );
});
