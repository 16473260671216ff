import { describe, expect, it } from 'vitest';
import { createToken, createTokenCheck } from './token.ts';

describe('createToken', () => {
  it('writes 32 random bytes in characters that a bearer token may have', () => {
    expect(createToken((bytes) => bytes.fill(0xff))).toBe(`${'_'.repeat(42)}8`);
    expect(createToken()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('makes another one each time', () => {
    expect(createToken()).not.toBe(createToken());
  });
});

describe('createTokenCheck', () => {
  it.each([
    ['the token', 's3cret', true],
    ['another one of the same length', 's3creT', false],
    ['a shorter one', 's3cre', false],
    ['a longer one', 's3cret0', false],
    ['nothing', '', false],
  ])('tells %s', (_title, candidate, expected) => {
    expect(createTokenCheck('s3cret')(candidate)).toBe(expected);
  });
});
