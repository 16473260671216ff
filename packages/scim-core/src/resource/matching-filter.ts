import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { assignedValue } from './assigned-value.ts';

/** What {@link matchingFilter} is told. */
export interface MatchingFilterOptions {
  readonly resourceType: ResourceType;
  /**
   * The attribute to match by, which must be one that can be asked for; default: the first one with a value that the schema says is unique, else
   * `externalId`.
   */
  readonly by?: string | undefined;
}

/**
 * The filter that finds a resource again, for example one that was created though the answer was lost.
 *
 * @param resource A resource in canonical names.
 * @returns `undefined` when nothing in the resource tells it from others.
 * @example
 * ```ts
 * import { matchingFilter, userResourceType } from 'scim-core';
 *
 * matchingFilter({ userName: 'bjensen' }, { resourceType: userResourceType }); // 'userName eq "bjensen"'
 * ```
 */
export function matchingFilter(
  resource: object,
  { resourceType: { index }, by }: MatchingFilterOptions,
): string | undefined {
  const candidates =
    by === undefined ? [...index.targets.filter(isUnique), index.resolve('externalId')] : [index.resolve(by)];
  for (const target of candidates) {
    if (target === undefined || target.subAttribute !== undefined || target.attribute.returned === 'never') continue;
    const value = assignedValue(resource, target);
    if (typeof value === 'string') return `${target.path} eq ${JSON.stringify(value)}`;
  }
  return undefined;
}

/** Whether a client may write and read the attribute, and no two resources share its value. */
function isUnique({ attribute }: AttributeTarget): boolean {
  const { uniqueness, mutability, returned } = attribute;
  return uniqueness !== 'none' && mutability !== 'readOnly' && returned !== 'never';
}
