import { readFileSync, statSync } from 'node:fs';
import { SettingError } from './setting-error.ts';
import { shown } from './text.ts';

/** The most that a file may have: what is larger is no mistake of a few lines, and would be held in memory several times. */
const mostMebibytes = 256;
const mebibyte = 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this process may not read it',
  EPERM: 'this process may not read it',
  ENAMETOOLONG: 'its name is too long',
  EFBIG: `it has more than ${mostMebibytes} MiB`,
};

/**
 * Reads a file that is not larger than {@link mostMebibytes}.
 *
 * @throws As Node does, with the code `EFBIG` for one that is larger.
 */
export function readBoundedFile(file: string): string {
  if (statSync(file).size > mostMebibytes * mebibyte) {
    throw Object.assign(new Error(`${shown(file)} has more than ${mostMebibytes} MiB`), { code: 'EFBIG' });
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
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new SettingError(setting, `${what} ${shown(file)} can't be read: ${reasons[code] ?? code}`, { cause });
  }
}
