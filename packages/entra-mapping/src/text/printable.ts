/** Control, format (bidi) and separator characters: shown as a replacement so that a terminal is not steered by them. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Makes untrusted text safe to show on one line, keeping its length in UTF-16 units. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (character === '\t' ? ' ' : '\uFFFD'.repeat(character.length)));
}

/** The most of an untrusted text that a message repeats. */
const LONGEST_QUOTE = 120;

/** Untrusted text for a message: cut to a readable length, and safe to show. */
export function shortened(text: string): string {
  return printable(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
}

/** The same between quotes. */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text));
}
