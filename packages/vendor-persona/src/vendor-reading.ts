import type { Mode } from 'scim-core';
import { type JudgeRequest, type VendorProfile, withoutIgnored } from 'vendor-profiles';
import { withChoices } from './choices.ts';
import { personaMode } from './persona-mode.ts';

/** How a service provider reads what it is sent. */
export interface Reading {
  /** How closely it must follow the RFC. */
  readonly mode: Mode;
  /** What is left of a body when what the vendor does nothing with is taken out. */
  bodyOf(request: JudgeRequest): unknown;
}

/**
 * How the provider of a vendor reads what it is sent, for those who explain what became of a request.
 *
 * @param mode Of {@link VendorProviderOptions}.
 * @example
 * ```ts
 * import { openProfile } from 'vendor-profiles';
 * import { vendorReading } from 'vendor-persona';
 *
 * const { mode } = vendorReading(await openProfile('talkdesk'), 'strict');
 * typeof mode; // 'object': what the vendor is known to take is allowed
 * ```
 */
export function vendorReading(profile: VendorProfile, mode: Mode): Reading {
  const vendor = withChoices(profile);
  return {
    mode: personaMode(profile, mode),
    bodyOf: (request) => withoutIgnored(vendor, request).body,
  };
}
