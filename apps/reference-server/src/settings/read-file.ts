import { readFileSync } from 'node:fs';
import { SettingError } from './setting-error.ts';
import { shown } from './text.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this process may not read it',
  EPERM: 'this process may not read it',
  ENAMETOOLONG: 'its name is too long',
};

/**
 * Reads a file that a setting names.
 *
 * @param what What it is, for the message: `the profile`.
 * @throws SettingError in one line when it can't be read.
 */
export function readSettingFile(setting: string, what: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new SettingError(setting, `${what} ${shown(file)} can't be read: ${reasons[code] ?? code}`, { cause });
  }
}
