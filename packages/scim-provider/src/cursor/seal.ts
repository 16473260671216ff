import type { RandomSource } from '../identity/uuid.ts';

/** Makes text that only its maker can read, and that nobody else can make. */
export interface CursorSeal {
  /**
   * @param bound What must be the same when the text is opened; not in the text.
   * @returns Only characters that stand unescaped in a URL.
   */
  seal(content: string, bound: string): Promise<string>;
  /** @returns `undefined` for a text that was not sealed with this secret and this `bound`. */
  open(text: string, bound: string): Promise<string | undefined>;
}

/** Called so by the types of each runtime in its own way. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const IV_BYTES = 12;
const SHORTEST = 16;
/** Longest cursor that is looked at; none of ours is longer than the values it carries. */
const LONGEST = 65_536;

/**
 * Seals cursors with AES-GCM: they carry the place of a resource, so that nothing has to be kept between two pages, and say
 * nothing to who holds them.
 *
 * @throws TypeError when the secret is shorter than 16 characters.
 * @see [RFC 9865 §5](https://www.rfc-editor.org/rfc/rfc9865#section-5)
 */
export function createCursorSeal(secret: string | undefined, random: RandomSource): CursorSeal {
  if (secret !== undefined && (typeof secret !== 'string' || secret.length < SHORTEST)) {
    throw new TypeError(`cursorSecret needs at least ${SHORTEST} characters`);
  }
  const encoder = new TextEncoder();
  let key: Promise<Key> | undefined;
  const algorithm = (iv: Uint8Array<ArrayBuffer>, bound: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: encoder.encode(bound),
  });
  const keyOnce = (): Promise<Key> => {
    key ??= makeKey(secret === undefined ? random(new Uint8Array(32)) : encoder.encode(secret));
    return key;
  };
  return {
    async seal(content, bound) {
      const iv = random(new Uint8Array(IV_BYTES)) as Uint8Array<ArrayBuffer>;
      const sealed = await crypto.subtle.encrypt(algorithm(iv, bound), await keyOnce(), encoder.encode(content));
      return toBase64Url([...iv, ...new Uint8Array(sealed)]);
    },
    async open(text, bound) {
      const bytes = fromBase64Url(text);
      if (bytes === undefined || bytes.length <= IV_BYTES) return undefined;
      try {
        const used = algorithm(bytes.slice(0, IV_BYTES), bound);
        const content = await crypto.subtle.decrypt(used, await keyOnce(), bytes.slice(IV_BYTES));
        return new TextDecoder().decode(content);
      } catch {
        return undefined;
      }
    },
  };
}

async function makeKey(secret: Uint8Array): Promise<Key> {
  const digest = await crypto.subtle.digest('SHA-256', secret as Uint8Array<ArrayBuffer>);
  return crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function toBase64Url(bytes: readonly number[]): string {
  const binary = bytes.map((byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length > LONGEST || !/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
