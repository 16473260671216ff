const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const LONGEST = 80;

/** Shows text from outside inside a message: in quotes, shortened, with control and direction characters escaped. */
export function quoted(text: string): string {
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
  const escaped = short
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
  return `"${escaped}"`;
}
