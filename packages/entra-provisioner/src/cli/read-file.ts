import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/**
 * Reads a file that the command line names.
 *
 * @throws UsageError saying in one line why it can't be read.
 */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(code === 'ENOENT' ? `there is no file ${path}` : `${path} can't be read: ${code ?? ''}`);
  }
}

/** The same as text, without a byte order mark. */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path));
}
