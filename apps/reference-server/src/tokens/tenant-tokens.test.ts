import { describe, expect, it } from 'vitest';
import { tenantTokens } from './tenant-tokens.ts';
import { createNamedToken, createToken } from './token.ts';
import type { TokenBook } from './token-book.ts';

const stored = createNamedToken().token;
const book = {
  accepts: (tenant: string, candidate: string) => tenant === 'acme' && candidate === stored,
  hasTokens: (tenant: string) => tenant === 'acme',
} as Partial<TokenBook> as TokenBook;
const random = (bytes: Uint8Array) => bytes.fill(7);
const parts = { book, acceptAny: false, random };

describe('tenantTokens', () => {
  it('takes the token that is given, and those in the database besides', () => {
    const { token, isToken } = tenantTokens('acme', 'given', parts);
    expect(token).toBe('given');
    expect(['given', stored, 'Given', ''].map(isToken)).toEqual([true, true, false, false]);
  });

  it('makes a token only where there is none', () => {
    const made = tenantTokens('beta', undefined, parts);
    expect(made.token).toBe(createToken(random));
    expect([made.token, stored].map(made.isToken)).toEqual([true, false]);
    const held = tenantTokens('acme', undefined, parts);
    expect(held.token).toBe('');
    expect([stored, ''].map(held.isToken)).toEqual([true, false]);
    expect(tenantTokens('acme', undefined, { ...parts, book: undefined }).token).not.toBe('');
  });

  it('takes any token when it is told to, and knows which are secrets all the same', () => {
    const { isToken, isSecret } = tenantTokens('acme', 'given', { ...parts, acceptAny: true });
    expect(isToken('whatever')).toBe(true);
    expect(['given', stored, createNamedToken().token, 'Users'].map(isSecret)).toEqual([true, true, true, false]);
  });
});
