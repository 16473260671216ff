import { readFileSync, statSync } from 'node:fs';
import { whyUnreadable } from 'vendor-profiles';
import { SettingError } from './setting-error.ts';
import { shown } from './text.ts';

/** The most that a file may have: what is larger is no mistake of a few lines, and would be held in memory several times. */
const mostMebibytes = 256;
const mebibyte = 1024 * 1024;

const tooLarge = `it has more than ${mostMebibytes} MiB`;

/**
 * Reads a file that is not larger than {@link mostMebibytes}.
 *
 * @throws As Node does, with the code `EFBIG` for one that is larger.
 */
export function readBoundedFile(file: string): string {
  if (statSync(file).size > mostMebibytes * mebibyte) {
    throw Object.assign(new Error(`${shown(file)} can't be read: ${tooLarge}`), { code: 'EFBIG' });
  }
  return readFileSync(file, 'utf8');
}

/**
 * Reads a file that a setting names.
 *
 * @param what What it is, for the message: `the profile`.
 * @throws SettingError in one line when it can't be read.
 */
export function readSettingFile(setting: string, what: string, file: string): string {
  try {
    return readBoundedFile(file);
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'EFBIG';
    const reason = isTooLarge ? tooLarge : whyUnreadable(cause);
    if (reason === undefined) throw cause;
    throw new SettingError(setting, `${what} ${shown(file)} can't be read: ${reason}`, { cause });
  }
}
