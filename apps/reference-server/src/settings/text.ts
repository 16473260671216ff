/** Shows text from outside in one line: quoted, control and bidirectional characters escaped, shortened. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const short = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  return `"${short.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}"`;
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
