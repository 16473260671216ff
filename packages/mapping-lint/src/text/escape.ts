/** Control, format (bidi), separator and surrogate characters that stand alone, and what is no character at all: they could steer a terminal or a reader. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Writes untrusted text so that every character is visible: `\u202e` in the place of a character that turns text round. */
export function escapeText(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : escapeUnit(code);
  });
}

/** A value as indented JSON of visible characters, which means the same. */
export function escapeJson(value: unknown): string {
  // Only line breaks between values are left; those in texts are escapes already.
  return JSON.stringify(value, null, 2).replace(UNPRINTABLE, (character) =>
    character === '\n'
      ? character
      : [...Array(character.length).keys()].map((at) => escapeUnit(character.charCodeAt(at))).join(''),
  );
}

/** A UTF-16 unit as JSON escapes it. */
function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
