import type { ExportDocument } from 'entra-mapping';
import type { VendorProfile } from 'vendor-profiles';
import type { Finding } from '../finding.ts';
import type { FindingExplanation } from '../preview/explain-finding.ts';

/** Why a file could not be read; lines and columns count from 1 and are `null` where the file could not be opened. */
export interface Unreadable {
  readonly message: string;
  readonly help: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** What was found in a file that could be read. */
export interface CheckedFile {
  readonly path: string;
  /** What it was checked against. */
  readonly profile: VendorProfile;
  readonly document: ExportDocument;
  readonly findings: readonly Finding[];
  /** What findings come to on the wire, where somebody asked for it; `formatOneline` and `formatGitlab` have no room for it. */
  readonly explanations?: ReadonlyMap<Finding, FindingExplanation>;
  /** Attribute mappings that were checked against the profile. */
  readonly mappings: number;
}

/** A file that could not be read. */
export interface UnreadableFile {
  readonly path: string;
  readonly unreadable: Unreadable;
}

/** What is known of one file after checking it. */
export type FileReport = CheckedFile | UnreadableFile;

/** What a run found in all files; the input of every reporter. */
export interface RunReport {
  readonly files: readonly FileReport[];
}

/** Whether a file could be read. */
export function isChecked(file: FileReport): file is CheckedFile {
  return 'findings' in file;
}
