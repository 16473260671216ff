import type { ExportDocument } from 'entra-mapping';
import type { VendorProfile } from 'vendor-profiles';
import type { Finding } from '../finding.ts';
import { countFindings } from '../lint-export.ts';

/** Why a file could not be read; lines and columns count from 1 and are `null` where the file could not be opened. */
export interface Unreadable {
  readonly message: string;
  readonly help: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** What is known of one file after checking it. */
export type FileReport =
  | {
      readonly path: string;
      readonly document: ExportDocument;
      readonly findings: readonly Finding[];
      /** Attribute mappings that were checked against the profile. */
      readonly mappings: number;
    }
  | { readonly path: string; readonly unreadable: Unreadable };

/** What a run found in all files; the input of every reporter. */
export interface RunReport {
  readonly profile: VendorProfile;
  readonly files: readonly FileReport[];
}

/** Counts over all files of a run. */
export interface RunSummary {
  readonly files: number;
  readonly unreadable: number;
  readonly mappings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixable: number;
}

/** Adds up what a run found. */
export function summarize({ files }: RunReport): RunSummary {
  const read = files.flatMap((file) => ('findings' in file ? [file] : []));
  return {
    files: files.length,
    unreadable: files.length - read.length,
    mappings: read.reduce((count, file) => count + file.mappings, 0),
    ...countFindings(read.flatMap(({ findings }) => findings)),
  };
}
