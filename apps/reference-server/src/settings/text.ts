/** Shows text from outside in one line: quoted, control and bidirectional characters escaped, shortened. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const short = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  return `"${visible(short)}"`;
}

/** Escapes the control and bidirectional characters of a text, so that it stays on its line and reads as it is. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}
