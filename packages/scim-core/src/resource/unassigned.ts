/**
 * Whether a value counts as unassigned: missing, `null`, an empty array, an empty string, or a complex value without
 * assigned parts. `false` and `0` are values.
 *
 * @see [RFC 7643 §2.5](https://www.rfc-editor.org/rfc/rfc7643#section-2.5) and `pr` in
 *   [RFC 7644 §3.4.2.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2)
 */
export function isUnassigned(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isUnassigned);
  for (const name in value) if (!isUnassigned((value as Record<string, unknown>)[name])) return false;
  return true;
}
