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
    ['one with a character of two bytes', 's3creé', false],
    ['one with characters of three bytes', '€€€€€€', false],
  ])('tells %s', (_title, candidate, expected) => {
    expect(createTokenCheck('s3cret')(candidate)).toBe(expected);
  });

  it.each([
    ['the token', 's3crét', true],
    ['one of as many characters and fewer bytes', 's3cret', false],
    ['one of as many characters and more bytes', 's3cr€t', false],
    ['one of as many bytes', 's3créee', false],
  ])('tells %s where the token is not in ASCII', (_title, candidate, expected) => {
    expect(createTokenCheck('s3crét')(candidate)).toBe(expected);
  });
});
