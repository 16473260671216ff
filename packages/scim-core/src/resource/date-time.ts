const DATE_TIME = /^(-?(?:[1-9]\d{3,8}|0\d{3}))-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
const MINUTE = 60_000;
const LONGEST = 64;

/**
 * Reads an `xsd:dateTime`; a value without a zone counts as UTC.
 *
 * @returns Milliseconds since 1970 with the fraction kept, or `undefined` when the text is no valid dateTime.
 * @see [RFC 7643 §2.3.5](https://www.rfc-editor.org/rfc/rfc7643#section-2.3.5)
 */
export function parseDateTime(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [, yearText, monthText, dayText, hourText, minuteText, secondText, fraction, zone] = match;
  const year = Number(yearText);
  const month = Number(monthText);
  const day = Number(dayText);
  const hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  // Midnight may be written as the end of a day, with nothing behind the hour.
  const endOfDay = hour === 24 && minute === 0 && second === 0 && !/[1-9]/.test(fraction ?? '');
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month does not have is in another month.
  if (date.getUTCMonth() !== month - 1) return undefined;
  date.setUTCHours(hour, minute, second);
  const instant = date.getTime() - zoneOffset(zone) + (fraction === undefined ? 0 : Number(fraction) * 1000);
  return Number.isNaN(instant) ? undefined : instant;
}

/** What nearly every server sends, in UTC, on a day that every month has. */
const USUAL = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** Whether a text is an `xsd:dateTime`: what {@link parseDateTime} says, and faster. */
export function isDateTime(text: string): boolean {
  return USUAL.test(text) || parseDateTime(text) !== undefined;
}

/** In milliseconds; no number when there is no such zone. */
function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (minutes > 59 || hours > 14 || (hours === 14 && minutes > 0)) return Number.NaN;
  return (hours * 60 + minutes) * MINUTE * (zone.startsWith('-') ? -1 : 1);
}
