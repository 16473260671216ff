/** The most characters of a message; names in a hostile profile may be as long as it is. */
const MOST_CHARACTERS = 500;

/**
 * A text as it may be shown: control characters, and those that turn the direction of what follows, are written out, so
 * that a profile from anywhere can't disguise a message about it.
 */
export function shownText(text: string): string {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Names the known profiles, where they are few enough for anyone to read them. */
export function knownProfiles(ids: readonly string[]): string {
  return ids.length > 20 ? `${ids.length} profiles are known` : `Known profiles: ${ids.join(', ')}`;
}
