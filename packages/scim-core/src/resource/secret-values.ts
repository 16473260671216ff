import type { Attribute } from '../schema/attribute.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { isJsonObject } from './read-value.ts';

/** How deep a value is looked into; no resource nests deeper. */
const DEPTH = 8;

/**
 * The texts in a body that are never returned (`returned: never`), a password for example: what no log and no error may
 * repeat.
 *
 * @param body A resource, or the value of a PATCH operation. Names may be in any letter case, and paths without brackets.
 * @see [RFC 7643 §2.2](https://www.rfc-editor.org/rfc/rfc7643#section-2.2) and
 *   [§9](https://www.rfc-editor.org/rfc/rfc7643#section-9)
 * @example
 * ```ts
 * import { secretValues, userResourceType } from 'scim-core';
 *
 * secretValues({ userName: 'bjensen', password: 't1meMa$heen' }, { resourceType: userResourceType }); // ['t1meMa$heen']
 * ```
 */
export function secretValues(body: unknown, { resourceType }: { readonly resourceType: ResourceType }): string[] {
  const { index } = resourceType;
  if (!isJsonObject(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const extension = index.extension(name)?.schema.id;
    if (extension !== undefined && isJsonObject(value)) {
      return secretValues(prefixed(`${extension}:`, value), { resourceType });
    }
    const target = index.resolve(name);
    return target === undefined ? [] : secretsOf(target.subAttribute ?? target.attribute, value);
  });
}

function prefixed(prefix: string, members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [prefix + name, value]));
}

function secretsOf(attribute: Attribute, value: unknown, depth = DEPTH): string[] {
  if (attribute.returned === 'never') return textsIn(value, depth);
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((element) => secretsOf(attribute, element, depth - 1));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const key = name.toLowerCase();
    const subAttribute = attribute.subAttributes.find((one) => one.name.toLowerCase() === key);
    return subAttribute === undefined ? [] : secretsOf(subAttribute, part, depth - 1);
  });
}

function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((part) => textsIn(part, depth - 1));
}
