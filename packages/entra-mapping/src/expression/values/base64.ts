const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SEXTETS: ReadonlyMap<string, number> = new Map([...ALPHABET].map((character, value) => [character, value]));

/** Encodes bytes as base64 with padding; written out because `Buffer` and `btoa` are not everywhere. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group = (bytes[index]! << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const present = Math.min(bytes.length - index, 3);
    for (let sextet = 0; sextet < 4; sextet++) {
      text += sextet <= present ? ALPHABET[(group >> (18 - 6 * sextet)) & 63] : '=';
    }
  }
  return text;
}

/** Decodes base64, with white space skipped; `undefined` when the text is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/[ \t\r\n]/g, '');
  const unpadded = packed.replace(/={1,2}$/, '');
  if (packed.length % 4 !== 0 || unpadded.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((unpadded.length * 3) / 4));
  let group = 0;
  let position = 0;
  for (let index = 0; index < unpadded.length; index++) {
    const sextet = SEXTETS.get(unpadded[index]!);
    if (sextet === undefined) return undefined;
    group = ((group << 6) | sextet) & 0xffffff;
    // The 2nd, 3rd and 4th character of a group each complete one byte.
    const phase = index % 4;
    if (phase > 0) bytes[position++] = (group >> (6 - 2 * phase)) & 255;
  }
  return bytes;
}
