import fc from 'fast-check';

/**
 * Text of any code points, lone surrogates among them. The unit `binary` of fast-check means the same, but makes a table of
 * all characters first, which takes a second.
 */
export function anyText(maxLength = 20): fc.Arbitrary<string> {
  const point = fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0x10ffff }));
  return fc.array(point, { maxLength }).map((points) => String.fromCodePoint(...points));
}
