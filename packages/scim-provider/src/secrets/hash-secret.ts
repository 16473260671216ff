import type { RandomSource } from '../identity/uuid.ts';

/** As OWASP recommends for PBKDF2 with SHA-512. */
const ITERATIONS = 210_000;
const SALT_BYTES = 16;
const HASH_BITS = 512;

/**
 * Makes the hash that is kept in the place of a password: salted, slow, and of no use for anything but checking a password.
 *
 * @returns `$pbkdf2-sha512$i=…$<salt>$<hash>`, both in base64.
 * @see [RFC 7643 §4.1.1](https://www.rfc-editor.org/rfc/rfc7643#section-4.1.1) (`password`) and
 *   [§9](https://www.rfc-editor.org/rfc/rfc7643#section-9)
 */
export async function hashSecret(secret: string, random: RandomSource): Promise<string> {
  const salt = random(new Uint8Array(SALT_BYTES)) as Uint8Array<ArrayBuffer>;
  // Composed, as the OpaqueString profile of RFC 8265 asks, so that every keyboard writes the same password.
  const bytes = new TextEncoder().encode(secret.normalize('NFC'));
  const key = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-512', salt, iterations: ITERATIONS };
  const hash = new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, HASH_BITS));
  return `$pbkdf2-sha512$i=${ITERATIONS}$${base64(salt)}$${base64(hash)}`;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
}
