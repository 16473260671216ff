import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openProfile, ProfileError, type VendorProfile } from 'vendor-profiles';
import { UsageError } from './usage-error.ts';

/**
 * Loads the profile that an option names: a bundled one by id, or a file.
 *
 * @param folder Where a file is looked for.
 * @throws {UsageError} when there is no such profile, or the file is no profile.
 */
export async function readProfile(name: string, folder = '.'): Promise<VendorProfile> {
  const text = looksLikeFile(name) ? readText(resolve(folder, name), name) : undefined;
  try {
    return await openProfile(text ?? name);
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    if (error.code === 'unknown-profile') throw new UsageError(error.message);
    const problems = error.problems.map(
      ({ pointer, message, location, suggestion }) =>
        `${location === undefined ? '' : `${location.line}:${location.column} `}${pointer === '' ? '' : `${pointer}: `}${message}${suggestion === undefined ? '' : ` (${suggestion})`}`,
    );
    throw new UsageError(`${name} is no profile: ${problems.join('; ')}`);
  }
}

/** Whether a profile is named by its file: an id has neither a dot nor a slash. */
export function looksLikeFile(name: string): boolean {
  return /[./\\]/.test(name);
}

function readText(path: string, name: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(
      `the profile ${name} can't be read${code === 'ENOENT' ? ': there is no such file' : ` (${code})`}`,
    );
  }
  // A text without a brace would be taken for an id.
  return text.trimStart().startsWith('{') ? text : `{${text}`;
}
