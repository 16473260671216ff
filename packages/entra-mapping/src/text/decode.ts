/** The encodings in which exports are met: Windows PowerShell writes UTF-16, everything else UTF-8. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A file's bytes as text. */
export interface DecodedText {
  /** The text without its byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
  /** Whether the bytes start with a byte order mark. */
  readonly byteOrderMark: boolean;
}

/** Decodes an export by its byte order mark, or without one by where the zero bytes of its first characters are. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return withoutMark(text, encoding);
}

/** Splits the byte order mark from a text. */
export function withoutMark(text: string, encoding: TextEncoding): DecodedText {
  const byteOrderMark = text.charCodeAt(0) === 0xfeff;
  return { text: byteOrderMark ? text.slice(1) : text, encoding, byteOrderMark };
}

/** JSON starts with two ASCII characters ([RFC 4627 §3](https://www.rfc-editor.org/rfc/rfc4627#section-3)), so zeros tell. */
function detectEncoding(bytes: Uint8Array): TextEncoding {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return 'utf-8';
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}
