import { describe, expect, it } from 'vitest';
import { ScimError } from '../error/scim-error.ts';
import { listResponse } from './list-response.ts';
import { patchOp, readPatchOp } from './patch-op.ts';
import { readListResponse } from './read-list-response.ts';
import { readSearchRequest, searchParameters, searchRequest } from './search-request.ts';

const message = (name: string) => `urn:ietf:params:scim:api:messages:2.0:${name}`;

describe('listResponse', () => {
  it('counts the page, and begins at 1', () => {
    expect(listResponse({ resources: [{ id: '1' }] })).toEqual({
      schemas: [message('ListResponse')],
      totalResults: 1,
      itemsPerPage: 1,
      startIndex: 1,
      Resources: [{ id: '1' }],
    });
  });

  it('has Resources also when nothing matched', () => {
    expect(listResponse({ resources: [], totalResults: 0 }).Resources).toEqual([]);
  });

  it('leaves startIndex out of a page by cursor (RFC 9865 §2)', () => {
    const body = listResponse({ resources: [], totalResults: 9, nextCursor: 'b', previousCursor: 'a' });
    expect(body).toMatchObject({ nextCursor: 'b', previousCursor: 'a' });
    expect(body).not.toHaveProperty('startIndex');
  });

  it('refuses numbers that no page has', () => {
    expect(() => listResponse({ resources: [], totalResults: -1 })).toThrow(TypeError);
    expect(() => listResponse({ resources: [], startIndex: 0 })).toThrow(
      'startIndex must be an integer of 1 or more, got 0',
    );
  });
});

describe('readListResponse', () => {
  it('reads what listResponse writes', () => {
    const body = listResponse({ resources: [{ id: '1' }], totalResults: 3, startIndex: 2 });
    expect(readListResponse(JSON.parse(JSON.stringify(body)))).toEqual(body);
    const byCursor = listResponse({ resources: [], totalResults: 3, nextCursor: 'x' });
    expect(readListResponse(byCursor)).toEqual(byCursor);
  });

  it('takes missing Resources, numbers as text and names in any letter case', () => {
    expect(readListResponse({ totalResults: 0 }).Resources).toEqual([]);
    expect(readListResponse({ TotalResults: '2', resources: [{}, {}] })).toMatchObject({
      totalResults: 2,
      itemsPerPage: 2,
    });
  });

  it('refuses what is no list with 502, and says what it is', () => {
    const found = (body: unknown) => {
      try {
        return readListResponse(body);
      } catch (error) {
        return error instanceof ScimError ? [error.status, error.detail] : error;
      }
    };
    expect(found('<html>')).toEqual([502, 'expected a list response, found the text "<html>"']);
    expect(found(null)).toEqual([502, 'expected a list response, found null']);
    for (const body of [{ id: '1' }, { Resources: {} }, { totalResults: -1 }, { totalResults: 1, Resources: 'x' }]) {
      expect(found(body)).toEqual([
        502,
        'expected a list response, found an object without Resources and totalResults',
      ]);
    }
  });

  it('takes a missing total for no departure in a list by cursor (RFC 9865 §2)', () => {
    const page = { Resources: [{}], nextCursor: 'x' };
    expect(readListResponse(page, { mode: 'strict', byCursor: true })).toMatchObject({ totalResults: undefined });
    const used: string[] = [];
    expect(readListResponse(page, { onTolerance: (id) => used.push(id) }).totalResults).toBeUndefined();
    expect(used).toEqual(['list.without-total']);
  });

  it('says in strict mode which departure it found', () => {
    const strict = (body: unknown) => () => readListResponse(body, { mode: 'strict' });
    expect(strict([])).toThrow('expected a list response, found an array with 0 elements');
    expect(strict({ totalResults: 0, Resources: null })).toThrow('found "Resources": null');
    expect(strict({ totalResults: '1', Resources: [{}] })).toThrow('found "totalResults": "1"');
    expect(strict({ Resources: [{}] })).toThrow('found no totalResults');
    expect(strict({ totalResults: 0 })()).toMatchObject({ Resources: [] });
  });
});

describe('searchParameters', () => {
  it('encodes what a query string reads in another way (RFC 7644 §1.2)', () => {
    const filter = 'userName eq "a+b&c=d#é%"';
    const text = searchParameters({ filter, startIndex: 1, cursor: '' });
    expect(text).toBe('?filter=userName%20eq%20%22a%2Bb%26c%3Dd%23%C3%A9%25%22&startIndex=1&cursor=');
    expect(new URLSearchParams(text).get('filter')).toBe(filter);
  });

  it('joins names with commas, and leaves out what is not given', () => {
    expect(searchParameters({ attributes: ['userName', 'urn:acme:Badge:number'] })).toBe(
      '?attributes=userName,urn%3Aacme%3ABadge%3Anumber',
    );
    expect(searchParameters({})).toBe('');
  });
});

describe('readSearchRequest', () => {
  it('reads what searchRequest writes', () => {
    const query = {
      attributes: ['userName'],
      filter: 'active eq true',
      sortBy: 'userName',
      sortOrder: 'descending',
      startIndex: 5,
      count: 10,
      cursor: '',
    } as const;
    expect(readSearchRequest(searchRequest(query))).toEqual(query);
  });

  it('bounds numbers from below and takes a text with commas for a list', () => {
    const body = { ...searchRequest({ startIndex: -3, count: -1 }), excludedAttributes: 'members, groups,' };
    expect(readSearchRequest(body)).toEqual({ startIndex: 1, count: 0, excludedAttributes: ['members', 'groups'] });
  });

  it('names the member that is wrong', () => {
    const read = (body: object) => () => readSearchRequest({ ...searchRequest({}), ...body });
    expect(read({ filter: 1 })).toThrow('filter must be text, found the number 1');
    expect(read({ count: '10' })).toThrow('count must be an integer, found the text "10"');
    expect(read({ attributes: [1] })).toThrow('attributes must be an array of attribute names');
    expect(read({ sortOrder: 'up' })).toThrow('sortOrder must be "ascending" or "descending", found the text "up"');
    expect(() => readSearchRequest({})).toThrow('schemas must be an array that holds');
    expect(() => readSearchRequest([])).toThrow('a search request must be a JSON object');
  });
});

describe('readPatchOp', () => {
  const operations = [{ op: 'Replace', path: 'active', value: false }];

  it('reads what patchOp writes, and leaves op as it was written', () => {
    expect(readPatchOp(patchOp(operations))).toEqual(operations);
  });

  it('takes member names in any letter case', () => {
    const body = { schemas: [message('PatchOp')], operations: [{ OP: 'add', Path: 'title', Value: 'x' }] };
    expect(readPatchOp(body)).toEqual([{ op: 'add', path: 'title', value: 'x' }]);
  });

  it('demands the PatchOp URN and an operation in strict mode, and reports the lack of either otherwise', () => {
    expect(() => readPatchOp({ Operations: operations }, { mode: 'strict' })).toThrow('schemas must be an array');
    expect(() => readPatchOp(patchOp([]), { mode: 'strict' })).toThrow('at least one operation');
    const used: string[] = [];
    readPatchOp({ Operations: [] }, { onTolerance: (id) => used.push(id) });
    expect(used).toEqual(['patch.schemas-incomplete', 'patch.empty-operations']);
  });

  it('refuses a body that is none', () => {
    expect(() => readPatchOp('x')).toThrow('a PATCH body must be a JSON object');
    expect(() => readPatchOp({ schemas: [message('PatchOp')] })).toThrow('Operations must be an array, found nothing');
    expect(() => readPatchOp(patchOp([null as never]))).toThrow('operation 1: must be an object');
    const many = patchOp(Array.from({ length: 1001 }, () => operations[0]!));
    expect(() => readPatchOp(many)).toThrow(expect.objectContaining({ status: 413 }));
  });
});

describe('ScimError', () => {
  it('goes to the wire and comes back', () => {
    const error = new ScimError(409, 'userName "bjensen" is taken', { scimType: 'uniqueness' });
    const body = JSON.parse(JSON.stringify(error));
    expect(body).toEqual({
      schemas: [message('Error')],
      status: '409',
      scimType: 'uniqueness',
      detail: 'userName "bjensen" is taken',
    });
    expect(ScimError.from(body)).toMatchObject({ status: 409, scimType: 'uniqueness', detail: error.detail });
  });

  it('reads what servers really send', () => {
    expect(ScimError.from({ Status: 400, SCIMTYPE: 'ownKeyword', Detail: 'no' })).toMatchObject({
      status: 400,
      scimType: 'ownKeyword',
      detail: 'no',
    });
    expect(ScimError.from('<html>', 503)).toMatchObject({ status: 503, detail: '' });
    expect(ScimError.from({ status: '200' })).toMatchObject({ status: 500 });
    expect(ScimError.from(JSON.parse('{"__proto__": {"status": "404"}}'))).toMatchObject({ status: 500 });
  });
});
