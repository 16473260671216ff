import { describe, expect, it } from 'vitest';
import type { Names } from '../table/names.ts';
import type { Source } from './source.ts';
import { sourceSql } from './source-sql.ts';

const place = { tenant: 1, type: 2, names: { find: () => 3 } as unknown as Names };
const range = { from: { key: 'u', inclusive: true }, to: { key: 'v', inclusive: false } };
const source: Source = { kind: 'range', path: 'userName', range, isMultiple: false };
const after = { key: 'user7', seq: 7 };

describe('a further piece of a range', () => {
  it('starts behind the last row, and is not looked for from the start of the range', () => {
    expect(sourceSql(source, place).text).toContain('s.key >= ?');
    const { text, parameters } = sourceSql(source, place, after);
    expect(text).not.toContain('s.key >= ?');
    expect(parameters).toEqual([1, 2, 3, 'v', 'user7', 7]);
  });

  it('does so downwards too', () => {
    const { text, parameters } = sourceSql({ ...source, isDescending: true }, place, after);
    expect(text).not.toContain('s.key < ?');
    expect(parameters).toEqual([1, 2, 3, 'u', 'user7', 7]);
  });
});
