import { describe, expect, it } from 'vitest';
import { ScimError } from '../error/scim-error.ts';
import { type BulkOperation, bulkRequest, bulkResponse, readBulkRequest, readBulkResponse } from './bulk.ts';

const post: BulkOperation = { method: 'POST', path: '/Users', bulkId: 'qwerty', data: { userName: 'alice' } };

function read(...operations: unknown[]) {
  return readBulkRequest({ ...bulkRequest([]), Operations: operations }).operations;
}

function problem(operation: unknown): string {
  const [result] = read(operation);
  if (!(result instanceof ScimError)) throw new Error('the operation was accepted');
  expect(result).toMatchObject({ status: 400, scimType: 'invalidSyntax' });
  return result.detail;
}

describe('readBulkRequest', () => {
  it('reads what bulkRequest writes', () => {
    const operations = [post, { method: 'DELETE', path: '/Users/1', version: 'W/"3"' } as const];
    expect(readBulkRequest(bulkRequest(operations, { failOnErrors: 1 }))).toEqual({ failOnErrors: 1, operations });
  });

  it('takes names and methods in any letter case, and a path without its slash', () => {
    expect(read({ METHOD: 'delete', Path: 'Users/1' })).toEqual([{ method: 'DELETE', path: '/Users/1' }]);
  });

  it('makes what is wrong with one operation that operation’s own error', () => {
    const [first, second] = read({ method: 'GET', path: '/Users/1' }, post);
    expect(first).toBeInstanceOf(ScimError);
    expect(second).toEqual(post);
    expect(problem(7)).toBe('an operation must be an object, found the number 7');
    expect(problem({ method: 'DELETE' })).toContain('path must be a URL');
    expect(problem({ method: 'PUT', path: '/Users/1' })).toBe('PUT needs data, an object');
    expect(problem({ method: 'POST', path: '/Users', data: {} })).toBe('POST needs a bulkId');
    expect(problem({ method: 'POST', path: '/Users', data: {}, bulkId: 1 })).toBe('bulkId must be text');
    expect(problem({ method: 'DELETE', path: '/Users/1', version: 1 })).toBe('version must be text');
  });

  it('refuses the second use of a bulkId', () => {
    const [first, second] = read(post, post);
    expect(first).toEqual(post);
    expect((second as ScimError).detail).toBe('the bulkId "qwerty" is used twice');
  });

  it('refuses a request that is malformed as a whole', () => {
    expect(() => readBulkRequest(null)).toThrow('a bulk request must be a JSON object, found null');
    expect(() => readBulkRequest({ Operations: [] })).toThrow('schemas must be an array that holds');
    expect(() => readBulkRequest({ ...bulkRequest([]), Operations: {} })).toThrow('Operations must be an array');
    for (const failOnErrors of [0, -1, 1.5, '1']) {
      expect(() => readBulkRequest({ ...bulkRequest([]), failOnErrors })).toThrow('failOnErrors must be an integer');
    }
  });

  it('refuses more operations than the limit with 413', () => {
    const request = bulkRequest([post, { ...post, bulkId: 'b' }]);
    const attempt = () => readBulkRequest(request, { limits: { operations: 1 } });
    expect(attempt).toThrow(
      expect.objectContaining({ status: 413, detail: expect.stringContaining('at most 1 operations, found 2') }),
    );
  });
});

describe('readBulkResponse', () => {
  it('reads what bulkResponse writes', () => {
    const results = [
      { method: 'POST', bulkId: 'qwerty', location: 'https://example.com/v2/Users/1', status: '201' },
    ] as const;
    expect(readBulkResponse(bulkResponse(results)).Operations).toEqual(results);
  });

  it('takes a status as text, as a number and as an object', () => {
    const statuses = ['200', 200, { code: '200', description: 'OK' }].map((status) => ({ method: 'PUT', status }));
    const { Operations } = readBulkResponse({ Operations: statuses });
    expect(Operations.map(({ status }) => status)).toEqual(['200', '200', '200']);
  });

  it('leaves out what is about no operation', () => {
    const results = [
      null,
      'x',
      [],
      {},
      { status: 200 },
      { method: 'GET', status: 200 },
      { METHOD: 'delete', Status: 204 },
    ];
    expect(readBulkResponse({ operations: results }).Operations).toEqual([{ method: 'DELETE', status: '204' }]);
  });

  it('refuses anything else with 502', () => {
    expect(() => readBulkResponse({ Resources: [] })).toThrow(expect.objectContaining({ status: 502 }));
  });
});
