import { composed, foldCase } from '../filter/fold.ts';
import type { Attribute } from '../schema/attribute.ts';
import { canonicalResourceUri, canonicalUri } from './canonical-uri.ts';
import { parseDateTime } from './date-time.ts';

/** What values of an attribute are compared by: two values are equal when their keys are. */
export type ComparisonKey = string | number | boolean;

/**
 * Brings a value to the form in which values of its attribute are compared: text folded unless the attribute is
 * `caseExact`, instants as milliseconds, binary without padding. A store keeps this as its look-up key.
 *
 * @returns `undefined` when the value is unassigned or not of the attribute's type.
 * @see [RFC 7643 §2.2](https://www.rfc-editor.org/rfc/rfc7643#section-2.2) (`caseExact`) and
 *   [RFC 7644 §7.8](https://www.rfc-editor.org/rfc/rfc7644#section-7.8)
 * @example
 * ```ts
 * import { comparisonKey, userResourceType } from 'scim-core';
 *
 * const userName = userResourceType.index.resolve('userName')!.attribute;
 * comparisonKey(userName, 'BJensen'); // 'bjensen'
 * ```
 */
export function comparisonKey(attribute: Attribute, value: unknown): ComparisonKey | undefined {
  switch (attribute.type) {
    case 'string':
      if (typeof value !== 'string' || value === '') return undefined;
      return attribute.caseExact ? composed(value) : foldCase(value);
    case 'reference':
      if (typeof value !== 'string' || value === '') return undefined;
      return refersToResources(attribute) ? canonicalResourceUri(value) : canonicalUri(value);
    case 'binary':
      return typeof value === 'string' && value !== '' ? canonicalBase64(value) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
    case 'decimal':
      return Number.isFinite(value) ? (value as number) : undefined;
    case 'dateTime':
      return typeof value === 'string' ? parseDateTime(value) : undefined;
    case 'complex':
      return undefined;
  }
}

/** Whether the URIs of an attribute are those of SCIM resources, as its reference types say. */
function refersToResources({ referenceTypes }: Attribute): boolean {
  return referenceTypes.some((type) => type !== 'external' && type !== 'uri');
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Base64 and base64url, with and without padding, of the same bytes are the same (RFC 7643 §2.3.6); so are they whatever
 * the bits of the last digit say that belong to no byte.
 */
function canonicalBase64(value: string): string {
  const digits = value.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  const unused = [0, 0, 4, 2][digits.length % 4]!;
  const last = BASE64.indexOf(digits.slice(-1));
  if (unused === 0 || last === -1) return digits;
  return digits.slice(0, -1) + BASE64.charAt((last >> unused) << unused);
}
