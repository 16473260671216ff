/** The bytes of a text in UTF-16, low byte first: what .NET calls Unicode. */
export function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[2 * index] = unit & 255;
    bytes[2 * index + 1] = unit >> 8;
  }
  return bytes;
}

/** The text of bytes in ASCII, where .NET shows any higher byte as a question mark. */
export function decodeAscii(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : '?')).join('');
}
