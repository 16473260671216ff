/** The line of a text that holds an offset, and where on it the offset lies; both 1-based, in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** How much of a long line is shown on either side of the caret. */
const CONTEXT = 60;

/** Control, format (bidi) and separator characters: shown as a replacement so that a terminal is not steered by them. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Makes untrusted text safe to show on one line, keeping its length in UTF-16 units. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (character === '\t' ? ' ' : '\uFFFD'.repeat(character.length)));
}

/** The most of an untrusted text that an error message repeats. */
const LONGEST_QUOTE = 80;

/** Puts untrusted text between quotes for a message: cut to a readable length, and safe to show. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return JSON.stringify(printable(cut));
}

/** Finds line and column of an offset. */
export function positionAt(text: string, offset: number): TextPosition {
  let line = 1;
  let lineStart = 0;
  for (let index = text.indexOf('\n'); index !== -1 && index < offset; index = text.indexOf('\n', index + 1)) {
    line++;
    lineStart = index + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

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
