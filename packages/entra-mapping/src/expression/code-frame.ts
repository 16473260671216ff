import { printable } from '../text/printable.ts';

/** How much of a long line is shown on either side of the caret. */
const CONTEXT = 60;

/**
 * Prints the line that holds a range with carets under the range:
 *
 * ```text
 * Append([mail], ".test"
 *                       ^
 * ```
 *
 * A long line is cut to the neighbourhood of the range, and characters that could steer a terminal are replaced.
 */
export function codeFrame(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', start);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  const from = Math.max(lineStart, start - CONTEXT);
  const to = Math.min(lineEnd, Math.max(end, start) + CONTEXT, start + 2 * CONTEXT);
  const before = from > lineStart ? '…' : '';
  const after = to < lineEnd ? '…' : '';
  const width = Math.max(1, Math.min(end, to) - start);
  const indent = ' '.repeat(before.length + start - from);
  return `${before}${printable(text.slice(from, to))}${after}\n${indent}${'^'.repeat(width)}`;
}
