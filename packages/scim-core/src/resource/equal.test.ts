import { describe, expect, it } from 'vitest';
import { valuesEqual } from './equal.ts';

describe('valuesEqual', () => {
  it.each([
    [undefined, null],
    [undefined, []],
    [null, {}],
    [undefined, { givenName: null }],
    [{ a: 1 }, { a: 1, b: undefined, c: null, d: [] }],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [
      { a: 1, b: [{ c: 1 }, { d: 2 }] },
      { b: [{ d: 2 }, { c: 1 }], a: 1 },
    ],
  ])('takes %j and %j for the same', (a, b) => {
    expect(valuesEqual(a, b)).toBe(true);
    expect(valuesEqual(b, a)).toBe(true);
  });

  it.each([
    ['a', 'A'],
    ['a', undefined],
    ['', undefined],
    [false, undefined],
    [0, false],
    ['1', 1],
    [['a'], 'a'],
    [[1, 2], [12]],
    [['a', 'a'], ['a']],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1 }, { b: 1 }],
  ])('tells %j and %j apart', (a, b) => {
    expect(valuesEqual(a, b)).toBe(false);
    expect(valuesEqual(b, a)).toBe(false);
  });
});
