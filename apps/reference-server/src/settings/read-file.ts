import { readFileSync, statSync } from 'node:fs';
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

/** The most that a file may have: what is larger is no mistake of a few lines, and would be held in memory several times. */
const mostMebibytes = 256;
const mebibyte = 1024 * 1024;

/**
 * Reads a file that a setting names.
 *
 * @param what What it is, for the message: `the profile`.
 * @throws SettingError in one line when it can't be read.
 */
export function readSettingFile(setting: string, what: string, file: string): string {
  const fail = (reason: string, cause?: unknown) =>
    new SettingError(setting, `${what} ${shown(file)} can't be read: ${reason}`, { cause });
  try {
    if (statSync(file).size > mostMebibytes * mebibyte) throw fail(`it has more than ${mostMebibytes} MiB`);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof SettingError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw fail(reasons[code] ?? code, cause);
  }
}
