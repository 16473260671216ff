import { describe, expect, it } from 'vitest';
import { TEXT_FORMATS } from './text-format.ts';

/** A DER value: tag, length octets as given, content of so many octets; in base64. */
function der(tag: number, lengthOctets: number[], contentSize: number): string {
  return btoa(String.fromCharCode(tag, ...lengthOctets, ...new Array<number>(contentSize).fill(7)));
}

describe('a certificate', () => {
  const isCertificate = TEXT_FORMATS.certificate;

  it.each([
    [[0x03], 3],
    [[0x7f], 0x7f],
    [[0x81, 0x80], 0x80],
    [[0x82, 0x01, 0x02], 0x102],
    [[0x83, 0x00, 0x01, 0x02], 0x102],
    [[0x84, 0x00, 0x00, 0x01, 0x02], 0x102],
  ])('is one DER sequence whose length is written as %j (X.690 §8.1.3)', (length, size) => {
    expect(isCertificate(der(0x30, length, size))).toBe(true);
    expect(isCertificate(der(0x30, length, size + 1))).toBe(false);
    expect(isCertificate(der(0x30, length, size - 1))).toBe(false);
    expect(isCertificate(der(0x31, length, size))).toBe(false);
  });

  it('has a length that is known, of at most four octets', () => {
    expect(isCertificate(der(0x30, [0x80], 0))).toBe(false);
    expect(isCertificate(der(0x30, [0x80], 0x80))).toBe(false);
    expect(isCertificate(der(0x30, [0x80, 0, 0], 0))).toBe(false);
    expect(isCertificate(der(0x30, [0x85, 0, 0, 0, 1, 2], 0x102))).toBe(false);
    expect(isCertificate(der(0x30, [0x85, 0, 0, 0, 0], 0))).toBe(false);
    expect(isCertificate(der(0x30, [0x85, 0, 0, 0, 1, 2], 1))).toBe(false);
    expect(isCertificate('MA')).toBe(false);
  });
});

describe('a time zone', () => {
  it('is one of the database, asked for once or twice', () => {
    const isTimeZone = TEXT_FORMATS.timeZone;
    for (const zone of ['Europe/Lisbon', 'America/New_York', 'Europe/Lisbon', 'UTC'])
      expect(isTimeZone(zone)).toBe(true);
    for (const zone of ['Europe/Nowhere', 'Europe/Nowhere', '+01:00', '', 'a b']) expect(isTimeZone(zone)).toBe(false);
  });
});
