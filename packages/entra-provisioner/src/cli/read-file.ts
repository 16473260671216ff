import { readFileSync } from 'node:fs';
import { whyUnreadable } from 'vendor-profiles';
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
    throw new UsageError(`${path} can't be read: ${whyUnreadable(error) ?? (error as Error).message}`);
  }
}

/** The same as text, without a byte order mark. */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path));
}
