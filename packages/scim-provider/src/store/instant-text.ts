const SECOND = 1_000;

let second = Number.NaN;
/** The text of {@link second} up to the point before its milliseconds. */
let start = '';

/**
 * Writes an instant as `Date.toISOString` does. What many resources of a page, or many requests, have in common is the second.
 *
 * @param instant Milliseconds since 1970.
 * @throws RangeError for what is no instant.
 */
export function instantText(instant: number): string {
  const whole = Math.trunc(instant);
  const wanted = Math.floor(whole / SECOND);
  if (wanted !== second) {
    start = new Date(wanted * SECOND).toISOString().slice(0, -'000Z'.length);
    second = wanted;
  }
  return `${start}${String(whole - wanted * SECOND).padStart(3, '0')}Z`;
}
