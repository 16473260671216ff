import type { RunReport } from '../reporters/report.ts';
import type { TextOptions } from '../reporters/text.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** The names of the formats. */
export const FORMATS = ['text', 'oneline', 'json', 'sarif', 'github', 'junit', 'gitlab', 'markdown'] as const;

/** How a report is written. */
export type FormatName = (typeof FORMATS)[number];

/** A format and where it goes. */
export interface FormatTarget {
  readonly name: FormatName;
  /** `undefined` for standard output. */
  readonly file: string | undefined;
}

/**
 * Reads what `--format` was given: `text`, or `sarif=report.sarif`.
 *
 * @throws {UsageError} for an unknown name, and when two formats would go to standard output.
 */
export function readFormats(given: readonly string[]): FormatTarget[] {
  const targets = given.map((each) => {
    const at = each.indexOf('=');
    const name = at === -1 ? each : each.slice(0, at);
    const known = FORMATS.find((format) => format === name);
    if (known === undefined) throw new UsageError(`there is no format "${name}". Known formats: ${FORMATS.join(', ')}`);
    return { name: known, file: at === -1 ? undefined : each.slice(at + 1) };
  });
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError(
      'two formats would go to standard output: give one of them a file, as in --format sarif=report.sarif',
    );
  }
  return targets;
}

/** Writes a report; only the format that is asked for is loaded. */
export async function formatReport(name: FormatName, report: RunReport, text: TextOptions): Promise<string> {
  switch (name) {
    case 'text':
      return (await import('../reporters/text.ts')).formatText(report, text);
    case 'oneline':
      return (await import('../reporters/oneline.ts')).formatOneline(report);
    case 'json':
      return (await import('../reporters/json.ts')).formatJson(report);
    case 'sarif':
      return (await import('../reporters/sarif.ts')).formatSarif(report, version());
    case 'github':
      return (await import('../reporters/github.ts')).formatGithub(report);
    case 'junit':
      return (await import('../reporters/junit.ts')).formatJunit(report);
    case 'gitlab':
      return (await import('../reporters/gitlab.ts')).formatGitlab(report);
    case 'markdown':
      return (await import('../reporters/markdown.ts')).formatMarkdown(report);
  }
}
