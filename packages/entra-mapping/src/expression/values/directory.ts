/** The text of a security identifier: `S-1-5-21-…`; `undefined` when the bytes are none. */
export function sidText(bytes: Uint8Array): string | undefined {
  const count = bytes[1];
  if (bytes[0] !== 1 || count === undefined || count > 15 || bytes.length !== 8 + 4 * count) return undefined;
  let authority = 0;
  for (let index = 2; index < 8; index++) authority = authority * 256 + bytes[index]!;
  const parts = [`S-1-${authority}`];
  for (let index = 8; index < bytes.length; index += 4) {
    parts.push(
      String(((bytes[index + 3]! << 24) | (bytes[index + 2]! << 16) | (bytes[index + 1]! << 8) | bytes[index]!) >>> 0),
    );
  }
  return parts.join('-');
}

const ESCAPED = /(?:\\[0-9A-Fa-f]{2})+|\\([\s\S])/g;

/** Resolves `\,` and the like, and runs of `\C3\A9`, which are bytes of UTF-8. */
function resolveEscapes(value: string): string {
  return value.replace(ESCAPED, (match, character: string | undefined) => {
    if (character !== undefined) return character;
    const bytes = match.slice(1).split('\\');
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  });
}

/**
 * The values of the components of a distinguished name, left to right, with escapes resolved.
 *
 * @see [RFC 4514 §3](https://www.rfc-editor.org/rfc/rfc4514#section-3)
 */
export function distinguishedNameValues(name: string): readonly string[] {
  const components: string[] = [];
  let begin = 0;
  for (let index = 0; index < name.length; index++) {
    if (name[index] === '\\') {
      index++;
    } else if (name[index] === ',' || name[index] === ';') {
      components.push(name.slice(begin, index));
      begin = index + 1;
    }
  }
  components.push(name.slice(begin));
  return components.map((component) => resolveEscapes(component.slice(component.indexOf('=') + 1).trim()));
}
