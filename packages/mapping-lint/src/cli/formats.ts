import type { Reporter } from '../reporters/reporter.ts';
import type { TextOptions } from '../reporters/text.ts';
import { UsageError } from './usage-error.ts';

/** The names of the formats. */
export const FORMATS = ['text', 'oneline', 'json', 'sarif', 'github', 'junit', 'gitlab', 'html', 'markdown'] as const;

/** How a report is written. */
export type FormatName = (typeof FORMATS)[number];

/** Formats that have a line for each finding, and no room for a request. */
export const ONE_LINE_FORMATS: readonly FormatName[] = ['oneline', 'gitlab'];

/** A format and where it goes. */
export interface FormatTarget {
  readonly name: FormatName;
  /** `undefined` for standard output. */
  readonly file: string | undefined;
}

/**
 * Reads what `--format` was given: `text`, or `sarif=report.sarif`.
 *
 * @throws {UsageError} for an unknown name, and when two formats would go to the same place.
 */
export function readFormats(given: readonly string[]): FormatTarget[] {
  const targets = given.map((each) => {
    const at = each.indexOf('=');
    const name = at === -1 ? each : each.slice(0, at);
    const file = at === -1 ? undefined : each.slice(at + 1);
    const known = FORMATS.find((format) => format === name);
    if (known === undefined) throw new UsageError(`there is no format "${name}". Known formats: ${FORMATS.join(', ')}`);
    if (file === '') throw new UsageError(`--format ${name}= names no file, as in --format ${name}=report.${name}`);
    return { name: known, file };
  });
  const places = targets.map(({ file }) => file);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (places.length === new Set(places).size) return targets;
  if (twice !== undefined)
    throw new UsageError(`two formats would be written to ${twice}: give each a file of its own`);
  throw new UsageError(
    'two formats would go to standard output: give one of them a file, as in --format sarif=report.sarif',
  );
}

/** Starts a report; only the format that is asked for is loaded. */
export async function openReporter(name: FormatName, text: TextOptions): Promise<Reporter> {
  switch (name) {
    case 'text':
      return (await import('../reporters/text.ts')).textReporter(text);
    case 'oneline':
      return (await import('../reporters/oneline.ts')).onelineReporter();
    case 'json':
      return (await import('../reporters/json.ts')).jsonReporter();
    case 'sarif':
      return (await import('../reporters/sarif.ts')).sarifReporter((await import('./version.ts')).version());
    case 'github':
      return (await import('../reporters/github.ts')).githubReporter();
    case 'junit':
      return (await import('../reporters/junit.ts')).junitReporter();
    case 'gitlab':
      return (await import('../reporters/gitlab.ts')).gitlabReporter();
    case 'html':
      return (await import('../reporters/html.ts')).htmlReporter();
    case 'markdown':
      return (await import('../reporters/markdown.ts')).markdownReporter();
  }
}
