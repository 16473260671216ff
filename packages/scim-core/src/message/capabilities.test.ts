import { describe, expect, it } from 'vitest';
import { assumedCapabilities, readCapabilities } from './capabilities.ts';

describe('readCapabilities', () => {
  it('reads what RFC 7643 §5 and RFC 9865 §4 define', () => {
    const told = readCapabilities({
      patch: { supported: false },
      bulk: { supported: true, maxOperations: 10, maxPayloadSize: 5000 },
      filter: { supported: true, maxResults: 50 },
      sort: { supported: true },
      etag: { supported: false },
      pagination: { cursor: true, index: false, maxPageSize: 40 },
    });
    expect(told).toEqual({
      ...{ patch: false, bulk: true, bulkOperations: 10, bulkBytes: 5000, filter: true, maxResults: 40 },
      ...{ sort: true, etag: false, cursorPaging: true, indexPaging: false },
    });
  });

  it.each([
    [undefined],
    [null],
    [[]],
    ['x'],
    [{ patch: null, bulk: 7, filter: { maxResults: 0 }, sort: { supported: 'x' } }],
  ])('assumes the rest: %j', (json) => {
    expect(readCapabilities(json)).toEqual(assumedCapabilities);
  });

  it('takes truth values and numbers as text, and names in any letter case', () => {
    expect(
      readCapabilities({ Patch: { SUPPORTED: 'False' }, sort: { supported: 'TRUE' }, filter: { maxresults: '7' } }),
    ).toMatchObject({ patch: false, sort: true, maxResults: 7 });
  });
});
