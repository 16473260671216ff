import { type AttributeTarget, type ComparisonKey, compareCodePoints, comparisonKey } from 'scim-core';
import { partOf } from './document-values.ts';

type Members = Readonly<Record<string, unknown>>;

/** What a resource is sorted by; `undefined` when it has no value there. */
export type SortKey = ComparisonKey | undefined;

/**
 * The value that decides the place of a resource: of several elements the primary one, else the first.
 *
 * @see [RFC 7644 §3.4.2.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.3)
 */
export function sortKey(resource: Members, { extension, attribute, subAttribute }: AttributeTarget): SortKey {
  const holder = extension === undefined ? resource : (resource[extension] as Members | undefined);
  const value = holder?.[attribute.name];
  const element: unknown = Array.isArray(value) ? (value.find(isPrimary) ?? value[0]) : value;
  if (subAttribute === undefined) return comparisonKey(attribute, element);
  return comparisonKey(subAttribute, partOf(element, subAttribute.name));
}

function isPrimary(element: unknown): boolean {
  return typeof element === 'object' && element !== null && (element as Members).primary === true;
}

/** Orders sort keys: text by code point, the rest by size; no value comes last. */
export function compareSortKeys(a: SortKey, b: SortKey): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  return Number(a) - Number(b);
}
