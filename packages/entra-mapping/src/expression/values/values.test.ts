import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../test-support/any-text.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { toLower, toProperCase, toUpper } from './casing.ts';
import { normalizeDiacritics } from './diacritics.ts';
import { distinguishedNameValues, sidText } from './directory.ts';
import { encodeUtf16 } from './encoding.ts';
import { compareTexts, parseInteger } from './value.ts';

describe('base64', () => {
  it('agrees with the one of the platform', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(btoa(String.fromCharCode(...bytes)));
        expect(decodeBase64(text)).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AAAAA', 'A===', 'AA=A', '!!!!', 'AA'])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  it('skips line breaks', () => {
    expect(decodeBase64('SG\r\nk=')).toEqual(new Uint8Array([72, 105]));
  });
});

describe('letter case', () => {
  it.each([
    ['straße', 'STRAßE'],
    ['ŉ ǰ ﬁ', 'ŉ ǰ ﬁ'],
    ['ıi', 'ıI'],
    ['οδος', 'ΟΔΟΣ'],
    ['𐐨', '𐐀'],
  ])('%s in upper case is %s', (text, expected) => {
    expect(toUpper(text)).toBe(expected);
  });

  it.each([
    ['ΟΔΟΣ', 'οδοσ'],
    ['İI', 'İi'],
    ['𐐀', '𐐨'],
  ])('%s in lower case is %s', (text, expected) => {
    expect(toLower(text)).toBe(expected);
  });

  it('follows the culture', () => {
    expect(toUpper('i', 'tr-TR')).toBe('İ');
    expect(toLower('I', 'az')).toBe('ı');
    expect(() => toLower('I', 'not a culture')).toThrow(RangeError);
  });

  it.each([
    ['3com AG', undefined, '3Com Ag'],
    ['a_b-c.d\u00ADe', undefined, 'A_B-C.D\u00ADE'],
    ['de la CRUZ', ' ', 'De La Cruz'],
    ['ABC', '', 'Abc'],
  ])('capitalizes the words of %j', (text, separators, expected) => {
    expect(toProperCase(text, separators)).toBe(expected);
  });
});

describe('diacritics', () => {
  it.each([
    ['Ångström œuvre œ̄', 'Angstrom œuvre oe'],
    ['Nguyễn', 'Nguyen'],
    ['Ελλάδα й が', 'Ελλάδα й が'],
    ['e\u0301', 'e'],
  ])('of %s', (text, expected) => {
    expect(normalizeDiacritics(text)).toBe(expected);
  });

  it('are gone after once', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const once = normalizeDiacritics(text);
        expect(normalizeDiacritics(once)).toBe(once);
      }),
    );
  });
});

describe('directory values', () => {
  it.each([
    ['CN=a\\,b,OU=c', ['a,b', 'c']],
    ['CN=a\\\\,OU=c', ['a\\', 'c']],
    ['CN = x ;O=y', ['x', 'y']],
    ['CN=trailing\\', ['trailing\\']],
    ['CN=\\e2\\82\\ac', ['€']],
    ['plain', ['plain']],
  ])('of the name %s', (name, values) => {
    expect(distinguishedNameValues(name)).toEqual(values);
  });

  it('reads security identifiers and refuses damaged ones', () => {
    expect(sidText(Uint8Array.from([1, 1, 0, 0, 0, 0, 0, 5, 255, 255, 255, 255]))).toBe('S-1-5-4294967295');
    expect(sidText(Uint8Array.from([1, 2, 0, 0, 0, 0, 0, 5, 1, 0, 0, 0]))).toBeUndefined();
    expect(sidText(Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 5]))).toBeUndefined();
    expect(sidText(new Uint8Array())).toBeUndefined();
  });

  it('puts the low byte first in UTF-16', () => {
    expect([...encodeUtf16('A€')]).toEqual([0x41, 0, 0xac, 0x20]);
  });
});

describe('numbers', () => {
  it.each([
    ['10', 10n],
    [' +7 ', 7n],
    ['-3', -3n],
    ['&HfF', 255n],
    ['1.0', undefined],
    ['', undefined],
    ['1e3', undefined],
    ['9'.repeat(41), undefined],
  ])('%j as a whole number is %s', (text, expected) => {
    expect(parseInteger(text)).toBe(expected);
  });

  it.each([
    ['2', '10', -1],
    ['2', '10a', 1],
    ['1.50', '1.5', 0],
    ['-1', '1', -1],
    ['a', 'B', 1],
    ['9007199254740993', '9007199254740992', 1],
  ])('%s and %s compare as %i', (left, right, order) => {
    expect(compareTexts(left, right)).toBe(order);
  });
});
