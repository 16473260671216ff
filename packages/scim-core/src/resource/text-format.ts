import type { TextFormat } from '../schema/definition.ts';

const LANGUAGE_TAG = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;
const LANGUAGE_RANGE = /^ *(?:\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*) *(?:; *q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?))? *$/;
const COUNTRY = /^[A-Za-z]{2}$/;
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;
/** Whether a text has its format. */
export const TEXT_FORMATS: Readonly<Record<TextFormat, (text: string) => boolean>> = {
  certificate: isCertificate,
  country: (text) => COUNTRY.test(text),
  languageRanges: (text) => text.split(',').every((range) => LANGUAGE_RANGE.test(range)),
  languageTag: (text) => LANGUAGE_TAG.test(text),
  timeZone: isTimeZone,
};

/** How each format is named in an error. */
export const FORMAT_NAMES: Readonly<Record<TextFormat, string>> = {
  certificate: 'one DER certificate in base64',
  country: 'a two-letter country code such as "PT"',
  languageRanges: 'languages such as "en-US, de;q=0.5"',
  languageTag: 'a language tag such as "en-US"',
  timeZone: 'a time zone such as "Europe/Lisbon"',
};

const knownZones = new Map<string, boolean>();
const MOST_ZONES = 1000;

/** Asking for a zone is slow, so answers are kept, but not without bound. */
function isTimeZone(text: string): boolean {
  if (!ZONE_NAME.test(text)) return false;
  let known = knownZones.get(text);
  if (known === undefined) {
    known = isKnownZone(text);
    if (knownZones.size >= MOST_ZONES) knownZones.clear();
    knownZones.set(text, known);
  }
  return known;
}

function isKnownZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SEQUENCE = 0x30;

/** A certificate is a DER sequence; its outermost length says whether something follows it. */
function isCertificate(text: string): boolean {
  const digits = text.replace(/=+$/, '');
  const size = Math.floor((digits.length * 3) / 4);
  const bytes: number[] = [];
  for (let at = 0; at + 3 < Math.min(digits.length, 8); at += 4) {
    let bits = 0;
    for (const digit of digits.slice(at, at + 4)) bits = bits * 64 + ALPHABET.indexOf(digit);
    bytes.push(bits >> 16, (bits >> 8) & 0xff, bits & 0xff);
  }
  const [tag, first = 0] = bytes;
  if (tag !== SEQUENCE) return false;
  if (first < 0x80) return size === 2 + first;
  const count = first & 0x7f;
  const length = bytes.slice(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  // Without a length (0x80) the size is unknown, and never as short as the two bytes so far.
  return count <= 4 && size === 2 + count + length;
}
