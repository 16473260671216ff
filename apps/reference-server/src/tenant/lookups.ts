import type { ResourceType } from 'scim-core';
import type { ResourceProfile, VendorProfile } from 'vendor-profiles';
import { kindOf } from '../personality/kind-of.ts';
import { isSimpleTarget } from '../personality/simple-target.ts';

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
      for (const target of askedFor(profile[kindOf(type)])) if (isSimpleTarget(target, type)) paths.add(target);
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
