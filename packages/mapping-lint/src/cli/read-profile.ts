import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openNamedProfile, ProfileError, type VendorProfile } from 'vendor-profiles';
import { UsageError } from './usage-error.ts';

/**
 * Loads the profile that an option names: a bundled one by id, or a file.
 *
 * @param folder Where a file is looked for.
 * @param onFile Is told the whole path of the file that was read.
 * @throws {UsageError} when there is no such profile, or the file is no profile.
 */
export async function readProfile(
  name: string,
  folder = '.',
  onFile: (path: string) => void = () => {},
): Promise<VendorProfile> {
  const read = (file: string) => {
    const path = resolve(folder, file);
    const text = readFileSync(path, 'utf8');
    onFile(path);
    return text;
  };
  try {
    return await openNamedProfile(name, read);
  } catch (error) {
    throw error instanceof ProfileError ? new UsageError(error.message) : error;
  }
}
