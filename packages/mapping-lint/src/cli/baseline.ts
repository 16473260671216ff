import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import * as v from 'valibot';
import type { Finding } from '../finding.ts';
import { fingerprintOf } from '../reporters/fingerprint.ts';
import { replaceFile } from './check/replace-file.ts';
import { UsageError } from './usage-error.ts';

/** How often each finding was there, by file and fingerprint. */
const baselineSchema = v.object({
  version: v.literal(1),
  files: v.record(v.string(), v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1)))),
});

/** Findings that were there before, so that only new ones are shown. */
export class Baseline {
  readonly path: string;
  readonly #files: Map<string, Map<string, number>>;

  constructor(path: string, files: Readonly<Record<string, Readonly<Record<string, number>>>> = {}) {
    this.path = path;
    this.#files = new Map(Object.entries(files).map(([file, counts]) => [file, new Map(Object.entries(counts))]));
  }

  /** The findings of a file that the baseline does not have. */
  filter(path: string, findings: readonly Finding[]): readonly Finding[] {
    const rest = new Map(this.#files.get(this.#keyOf(path)));
    return findings.filter((finding) => {
      const fingerprint = fingerprintOf(finding);
      const count = rest.get(fingerprint) ?? 0;
      if (count > 0) rest.set(fingerprint, count - 1);
      return count === 0;
    });
  }

  /** How many findings the baseline has of a file that are there no more. */
  countGone(path: string, findings: readonly Finding[]): number {
    const rest = new Map(this.#files.get(this.#keyOf(path)));
    for (const fingerprint of findings.map(fingerprintOf)) rest.set(fingerprint, (rest.get(fingerprint) ?? 0) - 1);
    return [...rest.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
  }

  /** Makes the findings of a file those that are known of it; other files stay as they are. */
  set(path: string, findings: readonly Finding[]): void {
    const counts = new Map<string, number>();
    for (const fingerprint of findings.map(fingerprintOf).sort()) {
      counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
    }
    if (counts.size === 0) this.#files.delete(this.#keyOf(path));
    else this.#files.set(this.#keyOf(path), counts);
  }

  /** Writes the file, in an order that makes its differences small. */
  write(): void {
    const files = [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1));
    const document = {
      version: 1,
      files: Object.fromEntries(files.map(([file, counts]) => [file, Object.fromEntries(counts)])),
    };
    replaceFile(this.path, `${JSON.stringify(document, null, 2)}\n`);
  }

  /** Seen from the baseline, so that it does not matter where the command runs, and on which system. */
  #keyOf(path: string): string {
    return relative(dirname(resolve(this.path)), resolve(path)).replaceAll(sep, '/');
  }
}

/**
 * Reads a baseline; a file that does not exist yet holds nothing.
 *
 * @throws {UsageError} when the file is no baseline.
 */
export async function readBaseline(path: string): Promise<Baseline> {
  if (!existsSync(path)) return new Baseline(path);
  const parsed = v.safeParse(baselineSchema, parse(path));
  if (parsed.success) return new Baseline(path, parsed.output.files);
  throw new UsageError(`${path} is no baseline: write it anew with --update-baseline`);
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
