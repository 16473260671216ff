const spans: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** What an expiry may be, for messages. */
export const expiryForms = 'a span such as 12h, 90d or 26w, or a date such as 2027-01-31 (UTC)';

/**
 * Reads when something expires.
 *
 * @param now In milliseconds since 1970.
 * @returns `undefined` when it can't be read, or is no time to come.
 */
export function readExpiry(text: string, now: number): Date | undefined {
  const [, amount, unit = ''] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  const isDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/.test(text);
  const at = amount === undefined ? (isDate ? Date.parse(text) : Number.NaN) : now + Number(amount) * spans[unit]!;
  // Date.parse moves the 30th of February to March; what is written is what is meant.
  const isReal = !isDate || (!Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 10)));
  return at > now && isReal ? new Date(at) : undefined;
}
