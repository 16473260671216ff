import { hash, randomFillSync, timingSafeEqual } from 'node:crypto';

/** Fills an array with random bytes, as `crypto.getRandomValues` does. */
export type RandomSource = (bytes: Uint8Array) => Uint8Array;

/**
 * Makes a bearer token of 256 random bits, in characters that need no quoting in a shell or a URL.
 *
 * @param random Default: the random numbers of the operating system.
 */
export function createToken(random: RandomSource = randomFillSync): string {
  return Buffer.from(random(new Uint8Array(32))).toString('base64url');
}

/**
 * Makes a check of candidates against one token. The time that it takes tells the length of the token at most: what is
 * compared, in constant time, are hashes with a salt that nobody knows.
 */
export function createTokenCheck(token: string, random: RandomSource = randomFillSync): (candidate: string) => boolean {
  const salt = createToken(random);
  const digest = (text: string) => hash('sha256', salt + text, 'buffer');
  const expected = digest(token);
  return (candidate) => candidate.length === token.length && timingSafeEqual(digest(candidate), expected);
}
