import { Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '../finding.ts';
import type { Scope } from '../rule.ts';
import type { FailOn } from './config/config.ts';
import { FORMATS } from './formats.ts';

/** What `check` was told. */
export interface CheckOptions {
  readonly profile?: string;
  readonly format: readonly string[];
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly color?: boolean;
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  readonly tenantUrl?: string;
  readonly scope?: Scope;
  readonly rule: Readonly<Record<string, Severity | 'off'>>;
  readonly config?: string | false;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly stdinFilename?: string;
}

/** The command line of `check`. */
export function checkCommandLine(): Command {
  return new Command('check')
    .description('check exported mappings')
    .argument('[files...]', 'files, folders or patterns, or - for standard input')
    .option('-p, --profile <id|file>', 'what the vendor accepts: a profile, or a JSON file (default: generic)')
    .addOption(
      new Option('-f, --format <name[=file]>', `how to write the findings, and where: ${FORMATS.join(', ')}`).argParser(
        (value, before: readonly string[] | undefined) => [...(before ?? []), value],
      ),
    )
    .option('--fix', 'mend what can be mended without a decision, and write the files')
    .option('--unsafe-fixes', 'mend what needs a decision, too')
    .option('--diff', 'show what --fix would change, and write nothing')
    .option('--tenant-url <url>', 'the tenant URL of the job, which no export holds')
    .addOption(new Option('--scope <scope>', 'who is in scope, which no export holds').choices(['assigned', 'all']))
    .addOption(
      new Option('--rule <name=severity>', 'the severity of a rule: error, warning, info or off')
        .default({}, 'as in the configuration')
        .argParser(readRule),
    )
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that gives exit code 1 (default: error)').choices([
        'error',
        'warning',
        'info',
        'never',
      ]),
    )
    .option('--max-warnings <number>', 'exit with 1 when there are more warnings', readCount)
    .option('--baseline <file>', 'show only what this file does not know')
    .option('--update-baseline', 'write everything that is found into the baseline')
    .option('--config <file>', 'the configuration (default: the nearest mapping-lint.config.json)')
    .option('--no-config', 'use no configuration')
    .option('--stdin-filename <path>', 'how standard input is called in the report')
    .option('--color', 'colour the text even when it does not go to a terminal')
    .option('--no-color', 'never colour the text');
}

function readRule(value: string, before: Readonly<Record<string, Severity | 'off'>>): Record<string, Severity | 'off'> {
  const [, name, severity] = /^([\w-]+)=(error|warning|info|off)$/.exec(value) ?? [];
  if (name === undefined) throw new InvalidArgumentError('Write it as ML501=off, or unsupported-target=warning.');
  return { ...before, [name]: severity as Severity | 'off' };
}

function readCount(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(value);
}
