import { formatPath, parsePath, type ResourceType, ScimError } from 'scim-core';
import type { ResourceProfile, VendorProfile } from 'vendor-profiles';
import { kindOf } from '../personality/kind-of.ts';

/** A profile, and the resource types of its tenant. */
export interface ProfiledTypes {
  readonly profile: VendorProfile;
  readonly resourceTypes: readonly ResourceType[];
}

/**
 * The paths by which vendors find resources, so that the store indexes them: those that are matched, asked for, compared
 * in truth, or unique.
 */
export function lookupsOf(tenants: readonly ProfiledTypes[]): Readonly<Record<string, readonly string[]>> {
  const lookups = new Map<string, Set<string>>();
  for (const { profile, resourceTypes } of tenants) {
    for (const type of resourceTypes) {
      const paths = lookups.get(type.name) ?? new Set();
      lookups.set(type.name, paths);
      for (const target of askedFor(profile[kindOf(type)])) if (isSimple(target, type)) paths.add(target);
    }
  }
  return Object.fromEntries([...lookups].map(([name, paths]) => [name, [...paths]]));
}

function askedFor({ matching, targets }: ResourceProfile): string[] {
  const unique = targets.supported.filter((listed) => listed.unique === true).map(({ target }) => target);
  return [
    matching.target,
    ...(matching.filterable ?? []),
    ...(matching.comparedWith === undefined ? [] : [matching.comparedWith]),
    ...unique,
  ];
}

/** Whether one value is compared: that of an attribute, a part of one, or a part of the elements of one kind. */
function isSimple(target: string, type: ResourceType): boolean {
  try {
    const path = parsePath(target);
    const { filter, subAttribute } = path;
    if (
      filter !== undefined &&
      (subAttribute === undefined || filter.kind !== 'comparison' || filter.operator !== 'eq')
    ) {
      return false;
    }
    const found = type.index.resolve(formatPath({ ...path, filter: undefined }));
    if (found === undefined) return false;
    const innermost = found.subAttribute ?? found.attribute;
    return innermost.type !== 'complex' && innermost.returned !== 'never' && !found.attribute.relation;
  } catch (error) {
    if (error instanceof ScimError) return false;
    throw error;
  }
}
