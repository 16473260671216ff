import type { Mode, ToleranceId } from 'scim-core';
import type { VendorProfile } from 'vendor-profiles';

/** What a persona takes in any mode, so that it is the profile and not the RFC that says which attributes there are. */
const always: readonly ToleranceId[] = [
  'patch.empty-operations',
  'body.unknown-attribute',
  'body.unknown-schema',
  'patch.unknown-path',
];

/**
 * The mode of a vendor: what the profile knows it to take is taken in strict mode too. Names of attributes that it may know
 * and this server does not are passed over, and a PATCH of which nothing is left is one that changes nothing.
 */
export function personaMode(profile: VendorProfile, mode: Mode): Mode {
  const { base, allow = [], refuse = [] } = typeof mode === 'string' ? { base: mode } : mode;
  const taken = [profile.users, profile.groups]
    .flatMap(({ deviations }) => deviations)
    .filter(({ answer }) => answer !== 'reject')
    .map(({ tolerance }) => tolerance as ToleranceId);
  return { base, allow: [...new Set([...allow, ...always, ...taken])].filter((id) => !refuse.includes(id)), refuse };
}
