import { Command, Option } from 'commander';
import { ExportError, readExport } from 'entra-mapping';
import type { VendorProfile } from 'vendor-profiles';
import { lintExport } from '../lint-export.ts';
import { formatJson } from '../reporters/json.ts';
import { type FileReport, type RunReport, summarize } from '../reporters/report.ts';
import { formatText } from '../reporters/text.ts';
import { escapeText } from '../text/escape.ts';
import { wantsColour } from './colour.ts';
import { EXIT_FINDINGS, EXIT_UNUSABLE } from './exit-codes.ts';
import { findInputs, type Input } from './inputs.ts';
import type { Io } from './io.ts';
import { readProfile } from './read-profile.ts';

interface CheckOptions {
  readonly profile: string;
  readonly format: 'text' | 'json';
  readonly failOn: 'error' | 'warning' | 'info' | 'never';
  readonly color?: boolean;
}

/** `mapping-lint check`: checks files and says what is wrong in them. */
export function checkCommand(io: Io, done: (exitCode: number) => void): Command {
  return new Command('check')
    .description('check exported mappings')
    .argument('[files...]', 'files or folders, or - for standard input')
    .option('-p, --profile <id|file>', 'what the vendor accepts: a bundled profile or a JSON file', 'generic')
    .addOption(new Option('-f, --format <name>', 'how to write the findings').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that gives exit code 1')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .option('--color', 'colour the text even when it does not go to a terminal')
    .option('--no-color', 'never colour the text')
    .action(async (files: string[], options: CheckOptions) => done(await check(files, options, io)));
}

async function check(files: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const profile = readProfile(options.profile);
  const reports: FileReport[] = [];
  for (const input of findInputs(files, io)) {
    const report = await checkInput(input, profile);
    if ('unreadable' in report) io.stderr.write(unreadableLine(report));
    reports.push(report);
  }
  const run: RunReport = { profile, files: reports };
  io.stdout.write(options.format === 'json' ? formatJson(run) : formatText(run, textOptions(options, io)));
  return exitCode(run, options.failOn);
}

async function checkInput({ path, read }: Input, profile: VendorProfile): Promise<FileReport> {
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch (error) {
    const message = describeFileError(error);
    return { path, unreadable: { message, help: null, line: null, column: null } };
  }
  try {
    const exported = readExport(bytes);
    const { findings, summary } = lintExport(exported, { profile });
    return { path, document: exported.document, findings, mappings: summary.mappings };
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    const { reason, help, line, column } = error;
    return { path, unreadable: { message: reason, help, line, column } };
  }
}

function unreadableLine({ path, unreadable }: Extract<FileReport, { unreadable: object }>): string {
  const { message, help, line, column } = unreadable;
  const place = line === null ? path : `${path}:${line}:${column}`;
  return `error: ${escapeText(`${place}: ${message}${help === null ? '' : ` (${help})`}`)}\n`;
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder',
  EACCES: 'reading it is not permitted',
  EPERM: 'reading it is not permitted',
  ENAMETOOLONG: 'the name is too long for a file',
};

function describeFileError(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '') throw error;
  return FILE_ERRORS[code] ?? `it can't be read (${code})`;
}

function textOptions(options: CheckOptions, io: Io) {
  const { columns } = io.stdout;
  return {
    ...(wantsColour(options.color, io) ? { paint: io.paint } : {}),
    ...(columns === undefined ? {} : { columns }),
  };
}

function exitCode(run: RunReport, failOn: CheckOptions['failOn']): number {
  const { unreadable, errors, warnings, infos } = summarize(run);
  if (unreadable > 0) return EXIT_UNUSABLE;
  const counted = { error: errors, warning: errors + warnings, info: errors + warnings + infos, never: 0 }[failOn];
  return counted > 0 ? EXIT_FINDINGS : 0;
}
