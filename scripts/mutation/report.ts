import { existsSync, readFileSync } from 'node:fs';

interface Position {
  readonly line: number;
  readonly column: number;
}

/** The parts of Stryker's JSON report that are read here. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly ReportedMutant[] }>>;
}

interface ReportedMutant {
  readonly status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored' | 'RuntimeError' | 'CompileError';
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

/** A change of the code that no test noticed. */
export interface Survivor {
  /** Relative to `src`. */
  readonly file: string;
  /** The line of the source on which the change begins, without the spaces around it. */
  readonly line: string;
  /** What was changed; only its first line where it has several. */
  readonly original: string;
  readonly replacement: string;
}

/** What a run found out about a file. */
export interface FileResult {
  /** Relative to `src`. */
  readonly file: string;
  readonly killed: number;
  readonly survivors: readonly Survivor[];
}

/** Reads what a run found out about each file; `undefined` when there has been no run. */
export function readReport(path: string): FileResult[] | undefined {
  if (!existsSync(path)) return undefined;
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  return Object.entries(files)
    .map(([name, { source, mutants }]) => {
      const file = name.replace(/^src\//, '');
      const lines = source.split('\n');
      const killed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
      const survivors = mutants
        .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
        .map(({ location: { start, end }, replacement }) => {
          const text = lines[start.line - 1] ?? '';
          const original = text.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined);
          return { file, line: text.trim(), original, replacement };
        });
      return { file, killed, survivors };
    })
    .filter(({ killed, survivors }) => killed + survivors.length > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The share of the changes that were noticed, in percent. */
export function scoreOf(files: readonly FileResult[]): number {
  const killed = files.reduce((sum, file) => sum + file.killed, 0);
  return (100 * killed) / files.reduce((sum, file) => sum + file.killed + file.survivors.length, 0);
}
