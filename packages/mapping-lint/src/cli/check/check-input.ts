import { ExportError, readExport, type SynchronizationSchema } from 'entra-mapping';
import { whyUnreadable } from 'vendor-profiles';
import type { Finding } from '../../finding.ts';
import { type LintOptions, lintExport } from '../../lint-export.ts';
import type { FindingExplanation } from '../../preview/explain-finding.ts';
import type { FileReport, Unreadable } from '../../reporters/report.ts';
import type { Input } from '../inputs.ts';
import { type FixedExport, fixUntilStable, type Mending } from './fix-until-stable.ts';

/** Shows findings on the wire. */
export type Explain = (
  findings: readonly Finding[],
  schema: SynchronizationSchema,
  options: LintOptions,
) => ReadonlyMap<Finding, FindingExplanation>;

/** One input after checking. */
export interface Checked {
  readonly report: FileReport;
  /** Everything that was found, also what does not count; after fixing, what is left. */
  readonly all: readonly Finding[];
  readonly isStdin: boolean;
  /** The text as it was given; empty when it could not be read. */
  readonly before: string;
  /** What fixing made of it; `undefined` when nobody asked for it. */
  readonly fixed: FixedExport | undefined;
}

/**
 * Reads and checks one input.
 *
 * @param mending What is to be mended; `undefined` for nothing.
 * @param keep Chooses the findings that count.
 * @param explain Shows a finding on the wire, where somebody asked for it.
 */
export async function checkInput(
  { path, isStdin, read }: Input,
  options: LintOptions,
  mending: Mending | undefined,
  keep: (findings: readonly Finding[]) => readonly Finding[],
  explain?: Explain,
): Promise<Checked> {
  const unreadable = (why: Unreadable): Checked => ({
    report: { path, unreadable: why },
    all: [],
    isStdin,
    before: '',
    fixed: undefined,
  });
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch (error) {
    const message = whyUnreadable(error);
    if (message === undefined) throw error;
    return unreadable({ message, help: null, line: null, column: null });
  }
  try {
    const exported = readExport(bytes);
    const fixed = mending && fixUntilStable(exported, options, mending, keep);
    const { findings: all, summary } = fixed?.result ?? lintExport(exported, options);
    const { document, schema } = fixed?.exported ?? exported;
    const findings = keep(all);
    const report = {
      ...{ path, profile: options.profile, document, findings, mappings: summary.mappings },
      ...(explain === undefined ? {} : { explanations: explain(findings, schema, options) }),
    };
    return { report, all, isStdin, before: exported.document.text, fixed };
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    const { reason, help, line, column } = error;
    return unreadable({ message: reason, help, line, column });
  }
}
