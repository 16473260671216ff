import { didYouMean } from 'scim-core';
import { bundledProfiles } from './bundled.ts';
import { knownProfiles } from './known-profiles.ts';
import { ProfileError } from './profile-error.ts';
import { isProfileText, readProfile, readProfileText } from './read-profile.ts';
import type { VendorProfile } from './types.ts';

/**
 * The ids of the profiles that {@link loadProfile} knows, in alphabetical order; `listProfiles` knows more.
 */
export function profileIds(): readonly string[] {
  return [...bundledProfiles.keys()].sort();
}

const loaded = new Map<string, VendorProfile>();

/**
 * Loads a profile: one of those written by hand by its id, or one of your own from its JSON.
 *
 * What the profile leaves out is filled in with the value that means "not known", so that it never leads to a finding.
 * The result is frozen. `openProfile` also knows the profiles imported from public attribute tables.
 *
 * @param profile The id of a bundled profile, the text of a profile (it starts with `{`), or its parsed JSON.
 * @throws {ProfileError} with the code `unknown-profile` for an id that is not known, and `invalid-profile` for JSON that
 * does not follow the format; `problems` then says what is wrong at which JSON pointer and, for a text, on which line.
 *
 * @example
 * ```ts
 * import { loadProfile } from 'vendor-profiles';
 *
 * loadProfile('talkdesk').groups.provisioning; // 'forbidden'
 * loadProfile({ id: 'acme', name: 'Acme', extends: 'generic' }).users.targets.list; // 'closed'
 * ```
 */
export function loadProfile(profile: string | object): VendorProfile {
  if (typeof profile === 'object' && profile !== null) return readProfile(profile, findBundled, profileIds());
  if (typeof profile !== 'string') throw new TypeError('"profile" must be an id, a JSON text, or an object');
  if (isProfileText(profile)) return readProfileText(profile, findBundled, profileIds());
  const known = loaded.get(profile) ?? loadBundled(profile);
  loaded.set(profile, known);
  return known;
}

/** The JSON of a profile that is written by hand. */
export function findBundled(id: string): object | undefined {
  return bundledProfiles.get(id);
}

function loadBundled(id: string): VendorProfile {
  const bundled = findBundled(id);
  if (bundled === undefined) throw unknownProfile(id, profileIds());
  return readProfile(bundled, findBundled, profileIds());
}

/** The error for an id that is not among the known ones; a long list of them is not spelt out. */
export function unknownProfile(id: string, known: readonly string[]): ProfileError {
  const message = `there is no profile "${id}".${didYouMean(id, known)} ${knownProfiles(known)}`;
  return new ProfileError('unknown-profile', message, { known });
}
