import type { ResourceProfile, VendorProfile } from 'vendor-profiles';

/**
 * Profiles say what is not known of a vendor, and a server has to answer all the same. This is the one choice that
 * changes a body: attributes outside a list that is complete are ignored, as most vendors do; none of them says so.
 */
export function withChoices(profile: VendorProfile): VendorProfile {
  return { ...profile, users: ignoring(profile.users), groups: ignoring(profile.groups) };
}

function ignoring(resource: ResourceProfile): ResourceProfile {
  const { targets } = resource;
  if (targets.onUnsupported !== 'unknown') return resource;
  return { ...resource, targets: { ...targets, onUnsupported: 'ignore' } };
}
