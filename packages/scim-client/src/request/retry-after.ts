const TIME = '(\\d{2}):(\\d{2}):(\\d{2})';
/** The three forms of a date in HTTP; servers send the first, and clients must read all of them. */
const DATES: readonly [RegExp, (parts: readonly string[]) => readonly [day: string, month: string, year: string]][] = [
  [
    new RegExp(`^\\w{3}, (\\d{2}) (\\w{3}) (\\d{4}) ${TIME} GMT$`),
    ([day = '', month = '', year = '']) => [day, month, year],
  ],
  [
    new RegExp(`^\\w{6,9}, (\\d{2})-(\\w{3})-(\\d{2}) ${TIME} GMT$`),
    ([day = '', month = '', year = '']) => [day, month, year],
  ],
  [
    new RegExp(`^\\w{3} (\\w{3}) ([ \\d]\\d) ${TIME} (\\d{4})$`),
    ([month = '', day = '', , , , year = '']) => [day, month, year],
  ],
];
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
  for (const [form, order] of DATES) {
    const match = form.exec(text);
    if (match === null) continue;
    const parts = match.slice(1);
    const [day, month, year] = order(parts);
    const [hour = 0, minute = 0, second = 0] = parts.slice(form === DATES[2]?.[0] ? 2 : 3).map(Number);
    const monthIndex = MONTHS.indexOf(month);
    const time = Date.UTC(fullYear(year, now), monthIndex, Number(day), hour, minute, Math.min(second, 59));
    const isReal = new Date(time).getUTCDate() === Number(day) && hour < 24 && minute < 60 && second <= 60;
    return monthIndex >= 0 && isReal ? time : undefined;
  }
  return undefined;
}

function fullYear(year: string, now: number): number {
  if (year.length === 4) return Number(year);
  const thisYear = new Date(now).getUTCFullYear();
  const candidate = thisYear - (thisYear % 100) + Number(year);
  return candidate > thisYear + 50 ? candidate - 100 : candidate;
}
