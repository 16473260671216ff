/**
 * Whether a value counts as unassigned: missing, `null`, an empty array, an empty string, or a complex value without
 * assigned parts. `false` and `0` are values.
 *
 * @see [RFC 7643 §2.5](https://www.rfc-editor.org/rfc/rfc7643#section-2.5) and `pr` in
 *   [RFC 7644 §3.4.2.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2)
 * @example
 * ```ts
 * import { isUnassigned } from 'scim-core';
 *
 * [isUnassigned({ givenName: null }), isUnassigned(false)]; // [true, false]
 * ```
 */
export function isUnassigned(value: unknown): boolean {
  return isEmpty(value, MOST_LEVELS);
}

/** What nests deeper than any attribute does is no empty value, and is not followed to its end. */
const MOST_LEVELS = 16;

function isEmpty(value: unknown, levels: number): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  if (levels === 0) return false;
  if (Array.isArray(value)) return value.every((element) => isEmpty(element, levels - 1));
  for (const name in value) if (!isEmpty((value as Record<string, unknown>)[name], levels - 1)) return false;
  return true;
}
