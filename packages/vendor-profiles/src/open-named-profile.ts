import { openProfile } from './open-profile.ts';
import { ProfileError, type ProfileProblem } from './profile-error.ts';
import { isProfileText } from './read-profile.ts';
import type { VendorProfile } from './types.ts';
import { whyUnreadable } from './why-unreadable.ts';

/** Whether a name is surely that of a file: an id has neither a dot nor a slash. */
function isProfileFile(name: string): boolean {
  return /[./\\]/.test(name);
}

/**
 * Opens the profile that somebody names on a command line or in a setting: by the id of a bundled one, or by its file.
 *
 * A name with a dot or a slash is that of a file, and so is any other one that is no id, if there is such a file. Of a file
 * nothing but its text counts: one that holds no JSON object is never looked up as an id.
 *
 * @param readFile Gives the text of a file, such as `readFileSync`; what it throws with a `code` as Node's modules do is
 * told in words.
 * @throws {ProfileError} with the code `unknown-profile`, `unreadable-profile` or `invalid-profile`; its message says in one
 * line what is wrong, in which file and where, and what to do.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { openNamedProfile } from 'vendor-profiles';
 *
 * const profile = await openNamedProfile('talkdesk', (file) => readFileSync(file, 'utf8'));
 * profile.name; // 'Talkdesk'
 * ```
 */
export async function openNamedProfile(name: string, readFile: (file: string) => string): Promise<VendorProfile> {
  if (isProfileFile(name)) return openFile(name, readFile);
  try {
    // Never taken for the text of a profile.
    return await openProfile(isProfileText(name) ? `./${name}` : name);
  } catch (error) {
    if (!(error instanceof ProfileError) || error.code !== 'unknown-profile') throw error;
    return openFile(name, readFile).catch((other: unknown) => {
      const isMissing = other instanceof ProfileError && other.code === 'unreadable-profile';
      const { message, known } = error;
      throw isMissing ? new ProfileError('unknown-profile', `${message}; or name a JSON file`, { known }) : other;
    });
  }
}

async function openFile(file: string, readFile: (file: string) => string): Promise<VendorProfile> {
  const text = textOf(file, readFile);
  if (!isProfileText(text)) throw wrong(file, [{ pointer: '', message: 'it must hold a JSON object' }]);
  try {
    return await openProfile(text);
  } catch (error) {
    throw error instanceof ProfileError ? wrong(file, error.problems) : error;
  }
}

function wrong(file: string, problems: readonly ProfileProblem[]): ProfileError {
  const message = `the profile "${file}" is wrong: ${problems.map(lineOf).join('; ')}`;
  return new ProfileError('invalid-profile', message, { problems, longest: MOST_CHARACTERS });
}

/** All that is wrong may be told: somebody who writes a profile has more than one mistake. */
const MOST_CHARACTERS = 20_000;

function lineOf({ pointer, message, location, suggestion }: ProfileProblem): string {
  const place = location === undefined ? '' : `${location.line}:${location.column} `;
  const hint = suggestion === undefined ? '' : ` (${suggestion})`;
  return `${place}${pointer === '' ? '' : `${pointer}: `}${message}${hint}`;
}

function textOf(file: string, readFile: (file: string) => string): string {
  try {
    return readFile(file);
  } catch (error) {
    const reason = whyUnreadable(error);
    if (reason === undefined) throw error;
    throw new ProfileError('unreadable-profile', `the profile "${file}" can't be read: ${reason}`);
  }
}
