/** Equality of values as a change sees it: letter case counts, the order of elements and of members does not. */

/**
 * Whether two values of an attribute are the same.
 *
 * Unassigned, `null` and an empty array are one state ([RFC 7643 §2.5](https://www.rfc-editor.org/rfc/rfc7643#section-2.5)),
 * and elements have no order ([§2.4](https://www.rfc-editor.org/rfc/rfc7643#section-2.4)).
 *
 * @example
 * ```ts
 * import { valuesEqual } from 'scim-core';
 *
 * [valuesEqual(['a', 'b'], ['b', 'a']), valuesEqual('a', 'A')]; // [true, false]
 * ```
 */
export function valuesEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  // Two different simple values, and a simple value and none.
  if (!isStructured(a) && !isStructured(b)) return isNothing(a) && isNothing(b);
  return canonicalText(a) === canonicalText(b);
}

function isStructured(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** A text that is the same for equal values; empty for an unassigned one. */
export function canonicalText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.length === 0 ? '' : `[${value.map(canonicalText).sort().join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const parts: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const text = canonicalText((value as Record<string, unknown>)[name]);
    if (text !== '') parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}
