import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints, composed, foldCase, foldsToAscii, isAscii } from './fold.ts';

describe('isAscii', () => {
  it('knows the last ASCII character from the first one beyond, in short and long texts', () => {
    for (const length of [0, 1, 31, 32, 33, 100]) {
      const text = 'x'.repeat(length);
      expect(isAscii(`${text}\u007f`)).toBe(true);
      expect(isAscii(`${text}\u0080`)).toBe(false);
      expect(isAscii(`\u0080${text}`)).toBe(false);
    }
  });
});

describe('foldCase', () => {
  // RFC 8265 §3.3.1 and §3.3.2: width mapping, case mapping, normalization.
  it.each([
    ['letter case', 'ÀBC', 'àbc'],
    ['the Kelvin sign', '\u212aim', 'kim'],
    ['full-width letters', 'Ａｄａ１', 'ada1'],
    ['the ideographic space', 'a\u3000b', 'a b'],
    ['composition', 'E\u0301', 'é'],
    ['a final sigma', 'ΟΔΟΣ', 'οδοσ'],
    ['the first and the last of the full-width forms', '！～', '!~'],
  ])('folds %s', (_, text, folded) => {
    expect(foldCase(text)).toBe(folded);
  });

  it('keeps what has no other form', () => {
    expect(foldCase('straße ﬁ İ')).toBe('straße ﬁ i\u0307');
    expect(composed('Ａ E\u0301')).toBe('Ａ É');
  });
});

/** Text of letters that fold to ASCII, ones that do not, and ones that do together with their neighbour. */
const text = fc
  .array(
    fc.constantFrom('a', 'A', 'k', 'K', '\u212a', 'Ａ', '\u007f', '\u0080', 'é', '\u0301', '[', '{', ' ', '\u3000'),
    {
      maxLength: 4,
    },
  )
  .map((letters) => letters.join(''));
const padding = fc.constantFrom('', 'x'.repeat(29), 'x'.repeat(31), 'x'.repeat(40));
const asciiKey = fc
  .tuple(padding, text, padding)
  .map((parts) => foldCase(parts.join('')))
  .filter(isAscii);

describe('foldsToAscii', () => {
  it('answers as folding the text does', () => {
    expect(foldsToAscii('\u212aIM', 'kim')).toBe(true);
    expect(foldsToAscii(`\u212a${'X'.repeat(40)}`, `k${'x'.repeat(40)}`)).toBe(true);
    const spelling = (key: string) =>
      fc
        .array(fc.constantFrom(...'aAkKxX', '\u212a', 'Ａ', 'Ｋ'), { minLength: key.length, maxLength: key.length })
        .map((letters) => letters.map((letter, at) => (foldCase(letter) === key[at] ? letter : key[at])).join(''));
    fc.assert(
      fc.property(asciiKey, fc.tuple(padding, text, padding), (key, parts) => {
        const value = parts.join('');
        expect(foldsToAscii(value, key)).toBe(foldCase(value) === key);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(
        asciiKey.chain((key) => fc.tuple(fc.constant(key), spelling(key), fc.nat(), text)),
        ([key, value, at, other]) => {
          expect(foldsToAscii(value, key)).toBe(true);
          const changed = value.slice(0, at % (value.length + 1)) + other + value.slice((at % (value.length + 1)) + 1);
          expect(foldsToAscii(changed, key)).toBe(foldCase(changed) === key);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is false for what is no text', () => {
    for (const value of [undefined, null, 7, ['a'], {}]) expect(foldsToAscii(value, 'a')).toBe(false);
  });
});

describe('compareCodePoints', () => {
  it('orders as UTF-8 bytes are ordered', () => {
    const characters = [
      '',
      'a',
      'b',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{10000}',
      '\u{103fe}',
      '\u{103ff}',
      '\u{10ffff}',
    ];
    const words = characters.flatMap((one) => characters.map((other) => one + other));
    for (const a of words) {
      for (const b of words) {
        const order = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareCodePoints(a, b)), JSON.stringify([a, b])).toBe(order);
      }
    }
  });
});
