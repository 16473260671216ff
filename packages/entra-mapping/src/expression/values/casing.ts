/** Letters that the invariant culture of .NET leaves alone although Unicode pairs them: they are Turkish. */
const TURKISH_ONLY = new Set(['\u0130', '\u0131']);

type Mapping = (character: string) => string;

/**
 * Maps letter by letter, as .NET does: a letter whose counterpart is more than one character stays as it is (`ß`), and
 * the place of a letter in its word does not count (final sigma). A text has few different letters, and asking for the
 * counterpart of one in a culture takes long, so each is asked for once.
 */
function mapEach(text: string, map: Mapping): string {
  const known = new Map<string, string>();
  let mapped = '';
  for (const character of text) {
    let counterpart = known.get(character);
    if (counterpart === undefined) {
      const found = map(character);
      counterpart = found.length === character.length ? found : character;
      known.set(character, counterpart);
    }
    mapped += counterpart;
  }
  return mapped;
}

function mapper(culture: string, cased: (character: string, culture?: string) => string): Mapping {
  if (culture !== '') return (character) => cased(character, culture);
  return (character) => (TURKISH_ONLY.has(character) ? character : cased(character));
}

/**
 * Lower-cases a text.
 *
 * @param culture The name of a culture such as `tr-TR`; the invariant culture when empty.
 * @throws {RangeError} When the name is not one of a culture.
 */
export function toLower(text: string, culture = ''): string {
  return mapEach(
    text,
    mapper(culture, (character, name) =>
      name === undefined ? character.toLowerCase() : character.toLocaleLowerCase(name),
    ),
  );
}

/**
 * Upper-cases a text; see {@link toLower}.
 *
 * @throws {RangeError} When the name is not one of a culture.
 */
export function toUpper(text: string, culture = ''): string {
  return mapEach(
    text,
    mapper(culture, (character, name) =>
      name === undefined ? character.toUpperCase() : character.toLocaleUpperCase(name),
    ),
  );
}

/** Where words end unless the expression names the separators itself. */
const SEPARATOR = /[\p{Z}\p{Cc}\p{Cf}\p{P}\p{S}]/u;
const LETTER = /\p{L}/u;

/**
 * Lower-cases a text and then upper-cases the first letter of every word.
 *
 * @param separators The characters that end a word; white space, punctuation, symbols and control characters when
 *   `undefined`.
 */
export function toProperCase(text: string, separators: string | undefined): string {
  const ends = separators === undefined ? undefined : new Set(separators);
  let cased = '';
  let atStart = true;
  for (const character of toLower(text)) {
    if (ends === undefined ? SEPARATOR.test(character) : ends.has(character)) {
      atStart = true;
      cased += character;
    } else {
      const isFirstLetter: boolean = atStart && LETTER.test(character);
      cased += isFirstLetter ? toUpper(character) : character;
      atStart &&= !isFirstLetter;
    }
  }
  return cased;
}
