import { printable } from 'scim-core';

/** Shows text from outside in one line: quoted, control and bidirectional characters escaped, shortened. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `"${printable(text.length > 100 ? `${text.slice(0, 100)}…` : text)}"`;
}
