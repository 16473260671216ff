import { readFileSync } from 'node:fs';
import { loadProfile, ProfileError, type VendorProfile } from 'vendor-profiles';
import { SettingError } from '../settings/setting-error.ts';
import { shown } from '../settings/text.ts';

/** Whether a name is that of a file: an id has neither a dot nor a slash. */
function isFile(name: string): boolean {
  return /[./\\]/.test(name);
}

/**
 * Loads the vendor profile that a server goes by.
 *
 * @param profile The id of a bundled profile, the name of a JSON file, or the parsed JSON of a profile.
 * @throws SettingError for an unknown id, a file that can't be read, and JSON that is no profile.
 */
export function loadPersonality(profile: string | object): VendorProfile {
  try {
    return loadProfile(typeof profile === 'string' && isFile(profile) ? readFileSync(profile, 'utf8') : profile);
  } catch (cause) {
    if (cause instanceof ProfileError) throw new SettingError('profile', cause.message, { cause });
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new SettingError('profile', `the profile ${shown(profile)} can't be read: ${code}`, { cause });
  }
}
