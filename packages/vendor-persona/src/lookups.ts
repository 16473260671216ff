import type { ResourceType } from 'scim-core';
import type { ResourceProfile, VendorProfile } from 'vendor-profiles';
import { kindOf } from './kind-of.ts';
import { isSimpleTarget } from './simple-target.ts';

/**
 * The paths by which a vendor finds resources, by the name of the resource type, so that a store indexes them: those that
 * are matched, asked for, compared in truth, or unique.
 *
 * @example
 * ```ts
 * import { vendorLookups, vendorResourceTypes } from 'vendor-persona';
 * import { openProfile } from 'vendor-profiles';
 *
 * const profile = await openProfile('talkdesk');
 * vendorLookups(profile, vendorResourceTypes(profile)).User; // ['userName', …]
 * ```
 */
export function vendorLookups(
  profile: VendorProfile,
  resourceTypes: readonly ResourceType[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    resourceTypes.map((type) => {
      const asked = new Set(askedFor(profile[kindOf(type)]));
      return [type.name, [...asked].filter((target) => isSimpleTarget(target, type))];
    }),
  );
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
