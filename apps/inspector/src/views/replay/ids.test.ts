import { expect, it } from 'vitest';
import { idsOf } from './ids.ts';

it.each([
  ['', []],
  ['3, 1,2', [3, 1, 2]],
  ['7 7 and 8', [7, 8]],
  ['none', []],
])('finds the exchanges of "%s"', (text, ids) => {
  expect(idsOf(text)).toEqual(ids);
});
