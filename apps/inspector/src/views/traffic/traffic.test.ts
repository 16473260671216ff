import { describe, expect, it } from 'vitest';
import type { ExchangeSummary } from '../../api/contract.ts';
import { filtersOf, matches } from './filters.ts';
import { merge } from './merge.ts';

function exchange(id: number, more: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return {
    ...{ id, at: '2026-01-01T00:00:00Z', tenant: 'default', method: 'GET', url: '/scim/v2/Users', status: 200 },
    ...{ duration: 1, caller: { kind: 'other', why: '' }, level: 'fine', meaning: '', tolerances: [], notes: [] },
    ...{ fault: null, replayOf: null, ...more },
  };
}

const ids = (list: readonly ExchangeSummary[]) => list.map(({ id }) => id);

describe('the list of exchanges', () => {
  it('has the newest first, each once, as it was told last', () => {
    const list = merge([exchange(3), exchange(1)], [exchange(2), exchange(4), exchange(3, { status: 404 })], 10);
    expect(ids(list)).toEqual([4, 3, 2, 1]);
    expect(list[1]?.status).toBe(404);
  });

  it('never grows beyond what is kept', () => {
    expect(ids(merge([exchange(2), exchange(1)], [exchange(3), exchange(4)], 3))).toEqual([4, 3, 2]);
  });

  it('is the same one when nothing came', () => {
    const list = [exchange(1)];
    expect(merge(list, [], 5)).toBe(list);
  });
});

describe('the filters of an address', () => {
  const filters = (text: string) => filtersOf(new URLSearchParams(text));

  it.each([
    ['', {}, true],
    ['status=4xx', { status: 404 }, true],
    ['status=4xx', { status: 500 }, false],
    ['status=404', { status: 404 }, true],
    ['status=404', { status: 409 }, false],
    ['method=PATCH', { method: 'PATCH' }, true],
    ['method=PATCH', {}, false],
    ['tenant=acme', {}, false],
    ['level=must', { level: 'must' }, true],
    ['caller=okta', { caller: { kind: 'okta', why: '' } }, true],
    ['caller=okta', {}, false],
    ['q=elsewhere', {}, true],
  ] as const)('%s: %o belongs to it: %s', (text, more, isMatch) => {
    expect(matches(filters(text), exchange(1, more))).toBe(isMatch);
  });
});
