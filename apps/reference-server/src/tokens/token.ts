import { hash, randomFillSync, timingSafeEqual } from 'node:crypto';

/** Fills an array with random bytes, as `crypto.getRandomValues` does. */
export type RandomSource = (bytes: Uint8Array) => Uint8Array;

/** A token that a database keeps the hash of, with the part of it that names it. */
export interface NamedToken {
  /** Stands in the token, tells nothing of the rest, and may be shown to anybody. */
  readonly id: string;
  readonly token: string;
}

const namedToken = /^scim_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

/**
 * Makes a bearer token of 256 random bits, in characters that need no quoting in a shell or a URL.
 *
 * @param random Default: the random numbers of the operating system.
 */
export function createToken(random: RandomSource = randomFillSync): string {
  return Buffer.from(random(new Uint8Array(32))).toString('base64url');
}

/** Makes a token with a name of its own: `scim_0d9f3b61c27a_…`. Secret scanners know it by how it starts. */
export function createNamedToken(random: RandomSource = randomFillSync): NamedToken {
  const id = Buffer.from(random(new Uint8Array(6))).toString('hex');
  return { id, token: `scim_${id}_${createToken(random)}` };
}

/** The name inside a token; `undefined` for one that has none. */
export function tokenId(token: string): string | undefined {
  return namedToken.exec(token)?.[1];
}

/** What is kept in the place of a token. Of 256 random bits there is no list to try, so a quick hash is enough. */
export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** Compares two texts of bytes in constant time; those of two lengths are never the same. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Makes a check of candidates against one token, in constant time but for the length: that tells who tries nothing of the
 * rest. It is asked for every part of every URL, so that it hashes nothing.
 */
export function createTokenCheck(token: string): (candidate: string) => boolean {
  const expected = Buffer.from(token);
  // What is longer in bytes is cut, and then differs in them: a text of as many characters is no longer than the token.
  const given = Buffer.alloc(expected.length);
  return (candidate) =>
    candidate.length === token.length && given.write(candidate) === expected.length && timingSafeEqual(given, expected);
}
