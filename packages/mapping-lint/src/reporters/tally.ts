import type { Finding, Severity } from '../finding.ts';
import { type FileReport, isChecked, type RunReport } from './report.ts';

/** Counts over all files of a run. */
export interface RunSummary {
  readonly files: number;
  readonly unreadable: number;
  /** Attribute mappings that were checked against a profile. */
  readonly mappings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings with a fix. */
  readonly fixable: number;
  /** Those of them whose fix needs nobody to agree. */
  readonly safelyFixable: number;
  /** Findings with several fixes, of which somebody has to choose one. */
  readonly choosable: number;
}

/** Adds up what a run finds, one file at a time, and keeps none of it. */
export class Tally {
  readonly #counts = { files: 0, unreadable: 0, mappings: 0, fixable: 0, safelyFixable: 0, choosable: 0 };
  readonly #bySeverity: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  readonly #profiles = new Set<string>();

  /** Adds what is known of a file. */
  add(file: FileReport): void {
    this.#counts.files++;
    if (!isChecked(file)) {
      this.#counts.unreadable++;
      return;
    }
    this.#counts.mappings += file.mappings;
    this.#profiles.add(file.profile.id);
    for (const finding of file.findings) this.#count(finding);
  }

  /** How many files there were so far. */
  get files(): number {
    return this.#counts.files;
  }

  /** The identifiers of the profiles that files were checked against. */
  get profiles(): readonly string[] {
    return [...this.#profiles];
  }

  /** The counts so far. */
  summary(): RunSummary {
    const { error: errors, warning: warnings, info: infos } = this.#bySeverity;
    const { files, unreadable, mappings, ...fixes } = this.#counts;
    return { files, unreadable, mappings, errors, warnings, infos, ...fixes };
  }

  #count({ severity, fix, choices }: Finding): void {
    this.#bySeverity[severity]++;
    if (choices.length > 0) this.#counts.choosable++;
    if (fix === null) return;
    this.#counts.fixable++;
    if (fix.safe) this.#counts.safelyFixable++;
  }
}

/** Adds up what a run found. */
export function summarize({ files }: RunReport): RunSummary {
  const tally = new Tally();
  for (const file of files) tally.add(file);
  return tally.summary();
}
