import { readFileSync } from 'node:fs';
import { loadProfile, ProfileError, type VendorProfile } from 'vendor-profiles';
import { UsageError } from './usage-error.ts';

/**
 * Loads the profile that an option names: a bundled one by id, or a file.
 *
 * @throws {UsageError} when there is no such profile, or the file is no profile.
 */
export function readProfile(name: string): VendorProfile {
  const text = looksLikeFile(name) ? readText(name) : undefined;
  try {
    return loadProfile(text ?? name);
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    if (error.code === 'unknown-profile') throw new UsageError(error.message);
    const problems = error.problems.map(({ pointer, message }) => `${pointer === '' ? '' : `${pointer}: `}${message}`);
    throw new UsageError(`${name} is no profile: ${problems.join('; ')}`);
  }
}

/** An id has neither a dot nor a slash. */
function looksLikeFile(name: string): boolean {
  return /[./\\]/.test(name);
}

function readText(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(
      `the profile ${path} can't be read${code === 'ENOENT' ? ': there is no such file' : ` (${code})`}`,
    );
  }
  // A text without a brace would be taken for an id.
  return text.trimStart().startsWith('{') ? text : `{${text}`;
}
