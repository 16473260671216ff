import { type AttributeTarget, type ComparisonKey, comparisonKey } from 'scim-core';

type Members = Readonly<Record<string, unknown>>;

/** The values at a place of a resource or of a stored document; every one of them where there are several. */
export function valuesAt(document: Members, { extension, attribute, subAttribute }: AttributeTarget): unknown[] {
  const holder = extension === undefined ? document : (document[extension] as Members | undefined);
  const value = holder?.[attribute.name];
  const elements = Array.isArray(value) ? value : [value];
  const parts =
    subAttribute === undefined ? elements : elements.flatMap((element) => partOf(element, subAttribute.name));
  return parts.filter((part) => part !== undefined && part !== null);
}

/** A sub-attribute of an element, whatever the element is. */
export function partOf(element: unknown, name: string): unknown {
  return typeof element === 'object' && element !== null ? (element as Members)[name] : undefined;
}

/** The distinct comparison keys of the values at a place; see {@link comparisonKey}. */
export function keysAt(document: Members, target: AttributeTarget): ComparisonKey[] {
  const attribute = target.subAttribute ?? target.attribute;
  const keys = new Set<ComparisonKey>();
  for (const value of valuesAt(document, target)) {
    const key = comparisonKey(attribute, value);
    if (key !== undefined) keys.add(key);
  }
  return [...keys];
}
