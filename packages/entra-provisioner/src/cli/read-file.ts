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
    throw unreadable(path, error);
  }
}

/** The error for a file that can't be read, saying in one line why. */
export function unreadable(path: string, error: unknown): UsageError {
  return new UsageError(`${path} can't be read: ${whyUnreadable(error) ?? (error as Error).message}`);
}

/** The same as text, without a byte order mark. */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path));
}
