import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Gives as many random bytes as asked for. */
export type RandomBytes = (size: number) => Uint8Array;

/**
 * Makes a bearer token of 256 random bits, in characters that need no quoting in a shell or a URL.
 *
 * @param random Default: the random numbers of the operating system.
 */
export function createToken(random: RandomBytes = randomBytes): string {
  return Buffer.from(random(32)).toString('base64url');
}

/**
 * Makes a check of candidates against one token. The time that it takes tells nothing about the token: both are hashed
 * with a key that nobody knows, and the hashes are compared in constant time.
 */
export function createTokenCheck(token: string, random: RandomBytes = randomBytes): (candidate: string) => boolean {
  const key = random(32);
  const digest = (text: string) => createHmac('sha256', key).update(text).digest();
  const expected = digest(token);
  return (candidate) => timingSafeEqual(digest(candidate), expected);
}
