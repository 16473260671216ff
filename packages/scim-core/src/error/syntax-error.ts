import { ScimError, type ScimType } from './scim-error.ts';

/** How much of a text an error repeats on each side of the fault, in UTF-16 units. */
const CONTEXT = 30;

/**
 * Shows the place of a fault as two lines: the text around it, and a caret line below.
 *
 * @returns For example `userName zz "x"` above `         ^^`.
 */
export function caretFrame(text: string, start: number, end: number): string {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, Math.max(end, start) + CONTEXT);
  const before = from > 0 ? '…' : '';
  const line = `${before}${text.slice(from, to)}${to < text.length ? '…' : ''}`.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
  const width = Math.max(1, Math.min(end, to) - start);
  return `${line}\n${' '.repeat(before.length + start - from)}${'^'.repeat(width)}`;
}

/** Builds the error for a text that does not follow its grammar: what was found where, what was expected, a caret line. */
export function syntaxError(
  scimType: ScimType,
  what: string,
  text: string,
  start: number,
  end: number,
  expected: readonly string[],
  hint = '',
): ScimError {
  const found = start >= text.length ? 'the end' : `"${clip(text.slice(start, Math.max(end, start + 1)))}"`;
  const wanted = expected.length === 0 ? '' : `, expected ${listOr(expected)}`;
  const detail = `${what}: unexpected ${found} at position ${start + 1}${wanted}${hint}\n${caretFrame(text, start, end)}`;
  return new ScimError(400, detail, { scimType, location: { text, start, end, expected } });
}

/** Shortens a quoted part so that an error stays readable, whatever was sent. */
export function clip(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}

/** Joins alternatives as a sentence does: `a`, `a or b`, `a, b or c`. */
export function listOr(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items[items.length - 1]}`;
}
