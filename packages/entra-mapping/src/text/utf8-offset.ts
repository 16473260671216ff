/**
 * Finds which byte of a UTF-8 text holds each of the given UTF-16 offsets.
 *
 * Bytes that are no UTF-8 count as the replacement characters that the
 * [decoder of the Encoding Standard](https://encoding.spec.whatwg.org/#utf-8-decoder) puts in their place, so that the
 * offsets agree with a text that `TextDecoder` made.
 *
 * @param bytes The bytes, without a byte order mark.
 * @param offsets Offsets in UTF-16 units, ascending.
 */
export function utf8Offsets(bytes: Uint8Array, offsets: readonly number[]): number[] {
  const found: number[] = [];
  let at = 0;
  let units = 0;
  for (const offset of offsets) {
    while (units < offset && at < bytes.length) {
      const length = sequenceLength(bytes, at);
      units += length === 4 ? 2 : 1;
      at += Math.abs(length);
    }
    found.push(at);
  }
  return found;
}

/** The bytes of the character that starts here; negative for a broken sequence that becomes one replacement character. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return -1;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  // The second byte is narrower for some first ones: no overlong forms, no surrogates, nothing above U+10FFFF.
  let low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  let high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0;
    if (byte < low || byte > high) return -index;
    low = 0x80;
    high = 0xbf;
  }
  return length;
}
