import type { ResourceType } from 'scim-core';
import { vendorLookups } from 'vendor-persona';
import type { VendorProfile } from 'vendor-profiles';

/** A profile, and the resource types of its tenant. */
export interface ProfiledTypes {
  readonly profile: VendorProfile;
  readonly resourceTypes: readonly ResourceType[];
}

/** The paths that the store indexes for the vendors of all tenants, by the name of the resource type. */
export function lookupsOf(tenants: readonly ProfiledTypes[]): Readonly<Record<string, readonly string[]>> {
  const lookups = new Map<string, Set<string>>();
  for (const { profile, resourceTypes } of tenants) {
    for (const [type, paths] of Object.entries(vendorLookups(profile, resourceTypes))) {
      lookups.set(type, new Set([...(lookups.get(type) ?? []), ...paths]));
    }
  }
  return Object.fromEntries([...lookups].map(([name, paths]) => [name, [...paths]]));
}
