import { openNamedProfile, openProfile, ProfileError, type VendorProfile } from 'vendor-profiles';
import { readBoundedFile } from '../settings/read-file.ts';
import { SettingError } from '../settings/setting-error.ts';

/**
 * Loads the vendor profile that a server goes by.
 *
 * @param profile The id of a bundled profile, the name of a JSON file, or the parsed JSON of a profile.
 * @throws SettingError for an unknown id, a file that can't be read, and JSON that is no profile.
 */
export async function loadPersonality(profile: string | object): Promise<VendorProfile> {
  try {
    if (typeof profile !== 'string') return await openProfile(profile);
    return await openNamedProfile(profile, readBoundedFile);
  } catch (cause) {
    if (!(cause instanceof ProfileError)) throw cause;
    throw new SettingError('profile', cause.message, { cause });
  }
}
