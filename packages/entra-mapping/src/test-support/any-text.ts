import fc from 'fast-check';

/**
 * Any code point, lone surrogates among them. The unit `binary` of fast-check means the same, but makes a table of all
 * characters first, which takes a second.
 */
export const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0x10ffff }))
  .map((point) => String.fromCodePoint(point));

/** Text of any code points. */
export function anyText(maxLength = 20): fc.Arbitrary<string> {
  return fc.string({ unit: anyCharacter, maxLength });
}
