import { writeFileSync } from 'node:fs';
import { escapeText } from '../text/escape.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/**
 * Writes to a file that does not exist yet, or to standard output.
 *
 * @throws {UsageError} when the file exists or can't be written.
 */
export function writeNewFile(content: string | Uint8Array, path: string | undefined, io: Io): void {
  if (path === undefined) {
    io.stdout.write(content);
    return;
  }
  try {
    writeFileSync(path, content, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') throw new UsageError(`${path} exists; remove it first, or name another file`);
    throw new UsageError(`${path} can't be written (${code})`);
  }
  io.stderr.write(`wrote ${escapeText(path)}\n`);
}
