import { type ReadExport, readExport } from 'entra-mapping';
import type { Finding } from '../../finding.ts';
import { fixExport } from '../../fix/fix-export.ts';
import { type LintOptions, type LintResult, lintExport } from '../../lint-export.ts';
import type { Choices } from './choices.ts';

/** More rounds than fixes that build on each other ever need. */
const MOST_ROUNDS = 10;

/** What is to be mended. */
export interface Mending {
  /** Whether also what needs a decision. */
  readonly unsafe: boolean;
  readonly choices: Choices;
}

/** An export after fixing, and what is left to say of it. */
export interface FixedExport {
  readonly exported: ReadExport;
  readonly result: LintResult;
  readonly bytes: Uint8Array;
  readonly fixed: number;
}

/**
 * Mends and checks in turn until nothing changes: one fix may stand in the way of another, or make room for it.
 *
 * @param keep Chooses the findings that count, so that what is ignored is not mended.
 */
export function fixUntilStable(
  first: ReadExport,
  options: LintOptions,
  { unsafe, choices }: Mending,
  keep: (findings: readonly Finding[]) => readonly Finding[],
): FixedExport {
  let exported = first;
  let bytes = first.document.bytes;
  let fixed = 0;
  let result = lintExport(exported, options);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const findings = choices.apply(keep(result.findings));
    const { applied, bytes: next } = fixExport(exported, findings, { unsafe });
    if (applied.length === 0) break;
    fixed += applied.length;
    bytes = next;
    exported = readExport(next);
    result = lintExport(exported, options);
  }
  return { exported, result, bytes, fixed };
}
