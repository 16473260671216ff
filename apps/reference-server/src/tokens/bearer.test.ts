import { expect, it } from 'vitest';
import { readCredentials } from './bearer.ts';

it.each([
  ['Bearer abc.DEF-123_~+/==', { kind: 'bearer', token: 'abc.DEF-123_~+/==' }],
  ['bearer abc', { kind: 'bearer', token: 'abc' }],
  ['Bearer   abc', { kind: 'bearer', token: 'abc' }],
  [undefined, { kind: 'none' }],
  ['', { kind: 'none' }],
  ['Bearer', { kind: 'other' }],
  ['Bearer a b', { kind: 'other' }],
  ['Bearer =abc', { kind: 'other' }],
  ['Basic dXNlcjpwYXNz', { kind: 'other' }],
  ['abc', { kind: 'other' }],
])('reads %j (RFC 6750, section 2.1)', (header, expected) => {
  expect(readCredentials(header)).toEqual(expected);
});
