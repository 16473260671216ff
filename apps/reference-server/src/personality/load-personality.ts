import { existsSync } from 'node:fs';
import { openProfile, ProfileError, profileIds, type VendorProfile } from 'vendor-profiles';
import { readSettingFile } from '../settings/read-file.ts';
import { SettingError } from '../settings/setting-error.ts';
import { shown } from '../settings/text.ts';

/**
 * Loads the vendor profile that a server goes by.
 *
 * @param profile The id of a bundled profile, the name of a JSON file, or the parsed JSON of a profile. A text with a dot
 *   or a slash is the name of a file, and any other one that is no id is too, if there is such a file.
 * @throws SettingError for an unknown id, a file that can't be read, and JSON that is no profile.
 */
export async function loadPersonality(profile: string | object): Promise<VendorProfile> {
  if (typeof profile !== 'string') return open(profile);
  if (/[./\\]/.test(profile)) return open(textOf(profile));
  try {
    return await open(profile);
  } catch (error) {
    if (error instanceof SettingError && existsSync(profile)) return open(textOf(profile));
    throw error;
  }
}

async function open(profile: string | object): Promise<VendorProfile> {
  try {
    return await openProfile(profile);
  } catch (cause) {
    if (!(cause instanceof ProfileError)) throw cause;
    const known = cause.code === 'unknown-profile' ? `, among them ${profileIds().join(', ')}` : '';
    throw new SettingError('profile', cause.message + known, { cause });
  }
}

/** Of the file nothing but the text counts: a text that is no JSON object is never looked up as an id. */
function textOf(file: string): string {
  const text = readSettingFile('profile', 'the profile', file);
  if (/^\uFEFF?\s*\{/.test(text)) return text;
  throw new SettingError('profile', `the profile ${shown(file)} must hold a JSON object`);
}
