import type { JsonValue } from 'entra-mapping';

/** How a text is laid out. */
export interface Layout {
  /** The line break; empty for a text on one line. */
  readonly lineBreak: string;
  /** What one level is indented by. */
  readonly indent: string;
}

/** Finds out how a text is laid out, so that what is added looks like the rest. */
export function detectLayout(text: string): Layout {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '';
  const indent = /(?:^|[\r\n])([ \t]+)["{[]/.exec(text)?.[1] ?? '  ';
  return { lineBreak, indent };
}

/** Writes a value so that it can stand at a place of a text. */
export function formatValue(value: JsonValue, text: string, at: number, layout: Layout): string {
  if (layout.lineBreak === '' || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const margin = indentOf(text, at);
  return JSON.stringify(value, null, layout.indent).replaceAll('\n', layout.lineBreak + margin);
}

/** The white space at the beginning of the line that holds an offset. */
export function indentOf(text: string, at: number): string {
  let start = at;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? '';
}
