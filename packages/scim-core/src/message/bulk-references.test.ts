import { describe, expect, it } from 'vitest';
import type { BulkOperation } from './bulk.ts';
import { bulkReferences, orderBulkOperations, resolveBulkReferences } from './bulk-references.ts';

const ids = new Map([['qwerty', '92b7']]);

function group(bulkId: string, ...members: string[]): BulkOperation {
  const data = { displayName: bulkId, members: members.map((name) => ({ value: `bulkId:${name}` })) };
  return { method: 'POST', path: '/Groups', bulkId, data };
}

describe('resolveBulkReferences', () => {
  it('replaces whole values, segments of URLs and operands of PATCH paths', () => {
    const operation: BulkOperation = {
      method: 'PATCH',
      path: '/Groups/bulkId:qwerty',
      data: {
        Operations: [
          { op: 'add', path: 'members', value: [{ value: 'bulkId:qwerty', $ref: '../Users/bulkId:qwerty' }] },
          { op: 'remove', path: 'members[value eq "bulkId:qwerty"]' },
        ],
      },
    };
    expect(resolveBulkReferences(operation, ids)).toEqual({
      method: 'PATCH',
      path: '/Groups/92b7',
      data: {
        Operations: [
          { op: 'add', path: 'members', value: [{ value: '92b7', $ref: '../Users/92b7' }] },
          { op: 'remove', path: 'members[value eq "92b7"]' },
        ],
      },
    });
  });

  it('leaves text that mentions a reference, and references to what is not known', () => {
    const data = { displayName: 'see bulkId:qwerty', members: [{ value: 'bulkId:unknown' }] };
    const operation: BulkOperation = { method: 'POST', path: '/Groups', bulkId: 'g', data };
    expect(resolveBulkReferences(operation, ids).data).toEqual(data);
    expect([...bulkReferences(operation)]).toEqual(['unknown']);
  });

  it('does not change the operation it is given', () => {
    const operation = group('g', 'qwerty');
    const before = structuredClone(operation);
    resolveBulkReferences(operation, ids);
    expect(operation).toEqual(before);
  });

  it('copies keys that would reach a prototype as plain members', () => {
    const data = JSON.parse('{"__proto__": {"polluted": "bulkId:qwerty"}}');
    const resolved = resolveBulkReferences({ method: 'POST', path: '/Users', bulkId: 'u', data }, ids);
    expect(Object.hasOwn(resolved.data ?? {}, '__proto__')).toBe(true);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});

describe('orderBulkOperations', () => {
  it('puts what is referred to before what refers to it', () => {
    const user: BulkOperation = { method: 'POST', path: '/Users', bulkId: 'u', data: { userName: 'alice' } };
    expect(orderBulkOperations([group('outer', 'inner'), group('inner', 'u'), user])).toEqual({
      order: [2, 1, 0],
      cycles: [],
    });
  });

  it('keeps the order of operations without references', () => {
    const deletes = [1, 2, 3].map((id): BulkOperation => ({ method: 'DELETE', path: `/Users/${id}` }));
    expect(orderBulkOperations(deletes)).toEqual({ order: [0, 1, 2], cycles: [] });
  });

  it('finds circles of two, of three, and of one', () => {
    expect(orderBulkOperations([group('a', 'b'), group('b', 'a')])).toEqual({ order: [0, 1], cycles: [[0, 1]] });
    const three = [group('a', 'b'), group('b', 'c'), group('c', 'a'), group('d', 'a')];
    expect(orderBulkOperations(three)).toEqual({ order: [0, 1, 2, 3], cycles: [[0, 1, 2]] });
    expect(orderBulkOperations([group('a', 'a')]).cycles).toEqual([[0]]);
  });

  it('follows a chain as long as a request may be', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => group(`g${index}`, `g${index + 1}`));
    expect(orderBulkOperations(chain).order[0]).toBe(9_999);
  });
});
