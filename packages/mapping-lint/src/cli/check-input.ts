import { ExportError, readExport } from 'entra-mapping';
import type { Finding } from '../finding.ts';
import { type LintOptions, lintExport } from '../lint-export.ts';
import type { FileReport } from '../reporters/report.ts';
import { type FixedExport, fixUntilStable } from './fix-file.ts';
import type { Input } from './inputs.ts';

/** One input after checking. */
export interface Checked {
  readonly report: FileReport;
  readonly isStdin: boolean;
  /** The text as it was given; empty when it could not be read. */
  readonly before: string;
  /** What fixing made of it; `undefined` when nobody asked for it. */
  readonly fixed: FixedExport | undefined;
}

/**
 * Reads and checks one input.
 *
 * @param keep Chooses the findings that count.
 */
export async function checkInput(
  { path, isStdin, read }: Input,
  options: LintOptions,
  fix: 'none' | 'safe' | 'unsafe',
  keep: (findings: readonly Finding[]) => readonly Finding[],
): Promise<Checked> {
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch (error) {
    return unreadable(path, isStdin, { message: describeFileError(error), help: null, line: null, column: null });
  }
  try {
    const exported = readExport(bytes);
    const before = exported.document.text;
    const fixed = fix === 'none' ? undefined : fixUntilStable(exported, options, fix === 'unsafe', keep);
    const { findings, summary } = fixed?.result ?? lintExport(exported, options);
    const { document } = fixed?.exported ?? exported;
    return { report: { path, document, findings: keep(findings), mappings: summary.mappings }, isStdin, before, fixed };
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    const { reason, help, line, column } = error;
    return unreadable(path, isStdin, { message: reason, help, line, column });
  }
}

function unreadable(
  path: string,
  isStdin: boolean,
  why: Extract<FileReport, { unreadable: object }>['unreadable'],
): Checked {
  return { report: { path, unreadable: why }, isStdin, before: '', fixed: undefined };
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder',
  EACCES: 'reading it is not permitted',
  EPERM: 'reading it is not permitted',
  ENAMETOOLONG: 'the name is too long for a file',
};

function describeFileError(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '') throw error;
  return FILE_ERRORS[code] ?? `it can't be read (${code})`;
}
