import { createToken, createTokenCheck, type RandomSource, tokenId } from './token.ts';
import type { TokenBook } from './token-book.ts';

/** Who lets a caller in to a tenant. */
export interface TenantTokens {
  /** The token that was given or made; empty when the database holds tokens for the tenant. */
  readonly token: string;
  /** Whether a bearer token lets in. */
  readonly isToken: (candidate: string) => boolean;
  /** Whether a text is a token that nobody may read. */
  readonly isSecret: (text: string) => boolean;
}

/** Where tokens come from. */
export interface TokenParts {
  /** The tokens in the database; a database in memory has none. */
  readonly book: TokenBook | undefined;
  /** Whether any bearer token lets in. */
  readonly acceptAny: boolean;
  readonly random: RandomSource;
}

/**
 * Settles who may come in to a tenant: who has the token that was given, or one of those in the database, or, where there
 * is neither, one that is made now.
 */
export function tenantTokens(tenant: string, given: string | undefined, parts: TokenParts): TenantTokens {
  const { book, acceptAny, random } = parts;
  const token = given ?? (book?.hasTokens(tenant) ? '' : createToken(random));
  const isGiven = token === '' ? () => false : createTokenCheck(token);
  return {
    token,
    isToken: (candidate) => acceptAny || isGiven(candidate) || book?.accepts(tenant, candidate) === true,
    isSecret: (text) => isGiven(text) || tokenId(text) !== undefined,
  };
}
