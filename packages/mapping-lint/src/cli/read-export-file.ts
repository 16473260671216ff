import { ExportError, type ReadExport, readExport } from 'entra-mapping';
import { whyUnreadable } from 'vendor-profiles';
import { readBounded } from './read-bounded.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads the export in a file.
 *
 * @throws {UsageError} with the place and the reason, when there is none.
 */
export function readExportFile(path: string): ReadExport {
  let bytes: Uint8Array;
  try {
    bytes = readBounded(path);
  } catch (error) {
    const reason = whyUnreadable(error);
    if (reason === undefined) throw error;
    throw new UsageError(`${path} can't be read: ${reason}`);
  }
  try {
    return readExport(bytes);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    throw new UsageError(`${path}:${error.line}:${error.column}: ${error.reason} (${error.help})`);
  }
}
