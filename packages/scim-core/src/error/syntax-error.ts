import { ScimError, type ScimType } from './scim-error.ts';

/** How much of a text an error repeats on each side of the fault, in UTF-16 units. */
const CONTEXT = 30;
/** How much of a quoted part is shown, in UTF-16 units. */
const LONGEST = 100;
/** Controls, format characters (marks of direction among them), separators of lines, and halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Shows the place of a fault as two lines: the text around it, and a caret line below.
 *
 * @returns For example `userName zz "x"` above `         ^^`.
 */
export function caretFrame(text: string, start: number, end: number): string {
  const from = Math.max(0, start - CONTEXT);
  const shown = Math.min(Math.max(end, start), start + LONGEST);
  const to = Math.min(text.length, shown + CONTEXT);
  const before = from > 0 ? '…' : '';
  const part = text.slice(from, to).replace(INVISIBLE, (character) => ' '.repeat(character.length));
  const width = Math.max(1, Math.min(shown, to) - start);
  const caret = `${' '.repeat(before.length + start - from)}${'^'.repeat(width)}`;
  return `${before}${part}${to < text.length ? '…' : ''}\n${caret}`;
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
  const found = start >= text.length ? 'end' : inQuotes(clip(text.slice(start, Math.max(end, start + 1))));
  const wanted = expected.length === 0 ? '' : `, expected ${listOr(expected)}`;
  const detail = `${what}: unexpected ${found} at position ${start + 1}${wanted}${hint}\n${caretFrame(text, start, end)}`;
  return new ScimError(400, detail, { scimType, location: { text, start, end, expected } });
}

/** Puts a part of a text in quotes of which it has none itself. */
function inQuotes(part: string): string {
  return part.includes('"') ? `'${part}'` : `"${part}"`;
}

/** Shortens a quoted part so that an error stays readable, whatever was sent, and shows what is invisible. */
export function clip(text: string): string {
  return printable(cut(text));
}

/** A value as JSON writes it, shortened and with what is invisible shown. */
export function quote(value: string | number | boolean): string {
  return printable(typeof value === 'string' ? JSON.stringify(cut(value)) : String(value));
}

/**
 * Text of others as a message may show it: control characters, marks of direction and the like become escapes, for they
 * could disguise the text around them.
 *
 * @param most How much is shown, in UTF-16 units; what is longer ends with `…`. Default: all.
 * @example
 * ```ts
 * import { printable } from 'scim-core';
 *
 * printable('a\u202eb', 300); // 'a\\u{202e}b'
 * ```
 */
export function printable(text: string, most = Number.POSITIVE_INFINITY): string {
  const part = text.length <= most ? text : `${text.slice(0, most - 1)}…`;
  return part.replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 3)}…`;
}

/** Joins alternatives as a sentence does: `a`, `a or b`, `a, b or c`. */
export function listOr(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items[items.length - 1]}`;
}
