import { createHmac, randomFillSync, timingSafeEqual } from 'node:crypto';

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
 * Makes a check of candidates against one token. The time that it takes tells nothing about the token: both are hashed
 * with a key that nobody knows, and the hashes are compared in constant time.
 */
export function createTokenCheck(token: string, random: RandomSource = randomFillSync): (candidate: string) => boolean {
  const key = random(new Uint8Array(32));
  const digest = (text: string) => createHmac('sha256', key).update(text).digest();
  const expected = digest(token);
  return (candidate) => timingSafeEqual(digest(candidate), expected);
}
