/** The oldest form of a date in HTTP, brought into the order of the others. */
const ASCTIME = /^(\w{3}) (\w{3}) ([ \d]\d) (\S{8}) (\d{4})$/;
/** Servers send the form with a four-digit year; clients must read the one with two digits as well. */
const DATE = /^\w{3,9}, [ \d]\d[ -]\w{3}[ -]\d{2,4} [\d:]{8} GMT$/;

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
  const date = readHttpDate(text);
  return date === undefined ? undefined : Math.max(0, date - now);
}

/**
 * Reads a date of an HTTP header, in milliseconds since 1970.
 *
 * @see [RFC 9110 §5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7)
 */
export function readHttpDate(text: string): number | undefined {
  // The platform knows no leap seconds.
  const date = text.replace(ASCTIME, '$1, $3 $2 $5 $4 GMT').replace(/:60 GMT$/, ':59 GMT');
  return (DATE.test(date) && Date.parse(date)) || undefined;
}
