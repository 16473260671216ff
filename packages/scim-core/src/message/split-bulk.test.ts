import { describe, expect, it } from 'vitest';
import type { BulkOperation } from './bulk.ts';
import { splitBulkOperations } from './split-bulk.ts';

const group = (bulkId: string, ...references: string[]): BulkOperation => ({
  ...{ method: 'POST', path: '/Groups', bulkId },
  data: { displayName: bulkId, members: references.map((name) => ({ value: `bulkId:${name}` })) },
});
const ROOM = { operations: 10, bytes: 10_000 };

describe('splitBulkOperations (RFC 7644 §3.7.1)', () => {
  it('fills each request, counting operations', () => {
    const operations = ['a', 'b', 'c', 'd', 'e'].map((name) => group(name));
    expect(splitBulkOperations(operations, { ...ROOM, operations: 2 })).toEqual([[0, 1], [2, 3], [4]]);
    expect(splitBulkOperations([], ROOM)).toEqual([]);
  });

  it('counts bytes, not characters, with what is around the operations', () => {
    const long = (bulkId: string) => ({ ...group(bulkId), data: { displayName: 'é'.repeat(250) } });
    expect(splitBulkOperations([long('a'), long('b')], { ...ROOM, bytes: 1000 })).toEqual([[0], [1]]);
    const body = JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [long('a')],
    });
    expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(1000);
  });

  it('puts what others refer to before them', () => {
    expect(splitBulkOperations([group('a', 'b'), group('b')], { ...ROOM, operations: 1 })).toEqual([[1], [0]]);
  });

  it('keeps a circle in one request', () => {
    const operations = [group('a', 'b'), group('b', 'c'), group('c', 'b')];
    expect(splitBulkOperations(operations, { ...ROOM, operations: 2 })).toEqual([[1, 2], [0]]);
    expect(() => splitBulkOperations(operations, { ...ROOM, operations: 1 })).toThrow(
      'operation 2 of the bulk job, with those that it refers to in a circle, is more than',
    );
  });

  it('refuses what fits into no request, and a reference to nothing', () => {
    expect(() => splitBulkOperations([group('x'.repeat(1000))], { ...ROOM, bytes: 1000 })).toThrow(RangeError);
    expect(() => splitBulkOperations([group('a', 'gone')], ROOM)).toThrow(
      new TypeError('operation 1 refers to bulkId:gone, which is not in this bulk job'),
    );
  });
});
