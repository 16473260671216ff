import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/** The most that is read of an input: a byte more than readExport takes, which says so. */
export const MOST_BYTES = 32 * 1024 * 1024 + 1;

/** Reads a file; of one that is too large to be an export only as much as shows that it is. */
export function readBounded(path: string): Uint8Array {
  if (statSync(path).size <= MOST_BYTES) return readFileSync(path);
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(MOST_BYTES);
    return bytes.subarray(0, readSync(file, bytes, 0, MOST_BYTES, 0));
  } finally {
    closeSync(file);
  }
}
