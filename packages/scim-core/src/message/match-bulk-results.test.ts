import { expect, it } from 'vitest';
import type { BulkOperation, BulkResult } from './bulk.ts';
import { matchBulkResults } from './match-bulk-results.ts';

const BASE = 'https://example.com/scim';
const create = (bulkId: string): BulkOperation => ({ method: 'POST', path: '/Users', bulkId, data: {} });
const remove = (id: string): BulkOperation => ({ method: 'DELETE', path: `/Users/${id}` });
const created: BulkResult = { method: 'POST', status: '201' };
const removed: BulkResult = { method: 'DELETE', status: '204' };

/** Which result each operation got, by its status. */
const matched = (operations: BulkOperation[], results: BulkResult[]) =>
  Object.fromEntries(
    [...matchBulkResults(operations, results)].map(([index, result]) => [index, results.indexOf(result)]),
  );

it('goes by bulkId, then by location, then by the order among those of one method', () => {
  const operations = [create('a'), create('b'), remove('1'), remove('2'), remove('3')];
  const results = [
    removed,
    { ...removed, location: `${BASE}/Users/1` },
    { ...created, bulkId: 'b' },
    created,
    { ...removed, location: `${BASE}/Users/3` },
  ];
  expect(matched(operations, results)).toEqual({ 0: 3, 1: 2, 2: 1, 3: 0, 4: 4 });
});

it('takes no result for an operation of another method or another bulkId', () => {
  expect(matched([create('a')], [removed, { ...created, bulkId: 'x' }])).toEqual({});
});

it('takes each result once, and leaves out what nothing was said about', () => {
  const twice = { ...removed, location: `${BASE}/Users/1` };
  expect(matched([remove('1'), remove('2')], [twice, { ...twice }])).toEqual({ 0: 0, 1: 1 });
  expect(matched([remove('1'), remove('2')], [{ ...removed, location: `${BASE}/Users/2` }])).toEqual({ 1: 0 });
});
