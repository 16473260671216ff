import { existsSync, readFileSync } from 'node:fs';
import type { Finding } from '../finding.ts';
import { fingerprintOf } from '../reporters/fingerprint.ts';
import type { FileReport } from '../reporters/report.ts';
import { UsageError } from './usage-error.ts';

/** How often each finding was there, by file and fingerprint. */
type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Findings that were there before, so that only new ones are shown. */
export class Baseline {
  private readonly counts: Counts;

  constructor(counts: Counts) {
    this.counts = counts;
  }

  /** The findings of a file that the baseline does not have. */
  filter(path: string, findings: readonly Finding[]): readonly Finding[] {
    const known = Object.hasOwn(this.counts, keyOf(path)) ? this.counts[keyOf(path)] : undefined;
    if (known === undefined) return findings;
    const rest = new Map(Object.entries(known));
    return findings.filter((finding) => {
      const fingerprint = fingerprintOf(finding);
      const count = rest.get(fingerprint) ?? 0;
      if (count > 0) rest.set(fingerprint, count - 1);
      return count === 0;
    });
  }
}

/**
 * Reads a baseline; a file that does not exist yet holds nothing.
 *
 * @throws {UsageError} when the file is no baseline.
 */
export function readBaseline(path: string): Baseline {
  if (!existsSync(path)) return new Baseline({});
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      'version' in parsed &&
      parsed.version === 1 &&
      'files' in parsed
    ) {
      return new Baseline(parsed.files as Counts);
    }
  } catch {
    // Said below, as for any other file.
  }
  throw new UsageError(`${path} is no baseline: write it anew with --update-baseline`);
}

/** The text of the baseline that knows everything that was found. */
export function formatBaseline(files: readonly FileReport[]): string {
  const counts: Record<string, Record<string, number>> = {};
  for (const file of files) {
    if (!('findings' in file) || file.findings.length === 0) continue;
    const own: Record<string, number> = {};
    for (const fingerprint of file.findings.map(fingerprintOf).sort()) own[fingerprint] = (own[fingerprint] ?? 0) + 1;
    counts[keyOf(file.path)] = own;
  }
  return `${JSON.stringify({ version: 1, files: counts }, null, 2)}\n`;
}

/** The same on every system. */
function keyOf(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '');
}
