import type { FileReport, RunReport } from './report.ts';
import { Tally } from './tally.ts';

/**
 * Writes a report piece by piece, so that a run over very many files keeps none of them.
 *
 * The pieces are put one behind the other: the beginning, each file, the end.
 */
export interface Reporter {
  /** @param files How many files there will be. */
  begin(files: number): string;
  file(file: FileReport): string;
  /** @param tally What all files come to. */
  end(tally: Tally): string;
}

/** Writes the report of a run that is over. */
export function writeReport(reporter: Reporter, { files }: RunReport): string {
  const tally = new Tally();
  const pieces = [reporter.begin(files.length)];
  for (const file of files) {
    tally.add(file);
    pieces.push(reporter.file(file));
  }
  pieces.push(reporter.end(tally));
  return pieces.join('');
}
