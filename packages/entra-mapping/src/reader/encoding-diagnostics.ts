import type { DecodedText } from '../text/decode.ts';
import { LineTable } from '../text/line-table.ts';
import type { ExportDiagnostic } from './diagnostic.ts';
import { ExportError } from './export-error.ts';

/**
 * Refuses UTF-32, whose mark begins like that of UTF-16.
 *
 * @throws {ExportError} for bytes that begin with its byte order mark.
 */
export function refuseEncoding(bytes: Uint8Array): void {
  const mark = [...bytes.subarray(0, 4)].join();
  if (mark !== '255,254,0,0' && mark !== '0,0,254,255') return;
  const reason = 'the file is UTF-32, which is not read';
  const help = 'save it as UTF-8, in PowerShell with Out-File -Encoding utf8';
  throw new ExportError(new LineTable(''), { code: 'encoding', reason, help, start: 0, end: 0 });
}

/** What to tell about the encoding of a file. */
export function encodingDiagnostics({ text, encoding, byteOrderMark }: DecodedText): ExportDiagnostic[] {
  const found: ExportDiagnostic[] = [];
  if (encoding !== 'utf-8') {
    const order = encoding === 'utf-16le' ? 'little' : 'big';
    found.push({
      code: 'utf-16',
      severity: 'info',
      message: `the file is UTF-16 (${order}-endian), as Windows PowerShell writes it`,
      help: 'nothing to do for checking; for an upload save it as UTF-8, in PowerShell with Out-File -Encoding utf8',
      start: 0,
      end: 0,
    });
  } else if (byteOrderMark) {
    found.push({
      code: 'byte-order-mark',
      severity: 'info',
      message: 'the file starts with a byte order mark',
      help: 'nothing to do for checking; some tools refuse to upload it: save it as UTF-8 without a mark',
      start: 0,
      end: 0,
    });
  }
  const broken = text.indexOf('\uFFFD');
  if (broken !== -1) {
    found.push({
      code: 'invalid-encoding',
      severity: 'warning',
      message: 'a character could not be decoded',
      help: 'the file was saved in another encoding than UTF-8 or UTF-16, or was damaged: download the schema again',
      start: broken,
      end: broken + 1,
    });
  }
  return found;
}
