/** The oldest form of a date in HTTP, brought into the order of the others. */
const ASCTIME = /^(\w{3}) (\w{3}) ([ \d]\d) (\S{8}) (\d{4})$/;
/** Servers send the form with a four-digit year; clients must read the one with two digits as well. */
const DATE = /^\w{3,9}, ([ \d]\d)[ -](\w{3})[ -](\d{4}|\d{2}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60) GMT$/;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * Reads how long a server asks to wait, in milliseconds from now.
 *
 * @param header `Retry-After`: whole seconds, or a date.
 * @param now The time to which a date is compared; the server's own, when it sent `Date`.
 * @returns `undefined` when the header is missing or can't be read; 0 for a date in the past.
 * @see [RFC 9110 §10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1000;
  const date = readHttpDate(text, now);
  return date === undefined ? undefined : Math.max(0, date - now);
}

/**
 * Reads a date of an HTTP header, in milliseconds since 1970.
 *
 * @param now Where the century of a two-digit year comes from: it is not more than 50 years ahead.
 * @see [RFC 9110 §5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7)
 */
export function readHttpDate(text: string, now: number): number | undefined {
  const match = DATE.exec(text.replace(ASCTIME, '$1, $3 $2 $5 $4 GMT'));
  if (match === null) return undefined;
  const [, day = '', month = '', year = '', ...time] = match;
  const [hour, minute, second = 0] = time.map(Number);
  const date = Date.UTC(fullYear(year, now), MONTHS.indexOf(month), Number(day), hour, minute, Math.min(second, 59));
  // A day that the month does not have would be read as one of the next month, and no month at all as one of last year.
  return MONTHS[new Date(date).getUTCMonth()] === month ? date : undefined;
}

function fullYear(year: string, now: number): number {
  if (year.length === 4) return Number(year);
  const thisYear = new Date(now).getUTCFullYear();
  const candidate = thisYear - (thisYear % 100) + Number(year);
  return candidate > thisYear + 50 ? candidate - 100 : candidate;
}
