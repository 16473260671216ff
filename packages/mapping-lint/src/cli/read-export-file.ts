import { ExportError, type ReadExport, readExport } from 'entra-mapping';
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
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(`${path} can't be read${code === 'ENOENT' ? ': there is no such file' : ` (${code})`}`);
  }
  try {
    return readExport(bytes);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    throw new UsageError(`${path}:${error.line}:${error.column}: ${error.reason} (${error.help})`);
  }
}
