import { Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '../../finding.ts';
import type { Scope } from '../../rule.ts';
import type { FailOn } from '../config/config-schema.ts';
import { FORMATS } from '../formats.ts';
import type { Io } from '../io.ts';
import { type Choice, readChoice } from './choices.ts';

/** What `check` was told. */
export interface CheckOptions {
  readonly profile?: string;
  readonly format?: readonly string[];
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly color?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly unsafeFixes?: boolean;
  readonly choose: readonly Choice[];
  readonly tenantUrl?: string;
  readonly scope?: Scope;
  readonly rule: Readonly<Record<string, Severity | 'off'>>;
  readonly config?: string | false;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly stdinFilename?: string;
  readonly why?: boolean;
}

/** `mapping-lint check`: checks files, says what is wrong in them, and mends it when told to. */
export function checkCommand(io: Io, done: (exitCode: number) => void): Command {
  return commandLine().action(async (files: string[], options: CheckOptions) => {
    const { check } = await import('./check.ts');
    done(await check(files, options, io));
  });
}

function commandLine(): Command {
  return new Command('check')
    .description('check exported mappings')
    .argument('[files...]', 'files, folders or patterns, or - for standard input')
    .optionsGroup('What the mappings are checked against:')
    .option('-p, --profile <id|file>', 'a profile, a JSON file with one, or a list of customers (default: generic)')
    .option('--tenant-url <url>', 'the tenant URL of the job, which no export holds')
    .addOption(new Option('--scope <scope>', 'who is in scope, which no export holds').choices(['assigned', 'all']))
    .addOption(
      new Option('--rule <name=severity>', 'the severity of a rule: error, warning, info or off')
        .default({}, 'as in the configuration')
        .argParser(readRule),
    )
    .option('--config <file>', 'the configuration (default: the nearest mapping-lint.config.json)')
    .option('--no-config', 'use no configuration')
    .optionsGroup('What is written:')
    .addOption(
      new Option('-f, --format <name[=file]>', `how to write the findings, and where: ${FORMATS.join(', ')}`).argParser(
        (value, before: readonly string[] | undefined) => [...(before ?? []), value],
      ),
    )
    .option('--why', 'show for each finding what Entra would send and the vendor answer')
    .option('--stdin-filename <path>', 'how standard input is called in the report')
    .option('--color', 'colour the text even when it does not go to a terminal')
    .option('--no-color', 'never colour the text')
    .optionsGroup('What is mended:')
    .option('--fix', 'mend what needs no decision, and write the files')
    .option('--fix-dry-run', 'show what --fix would change, and write nothing')
    .option('--unsafe-fixes', 'mend what needs your decision, too')
    .addOption(
      new Option('--choose <rule[@target]=number>', 'mend a finding that has choices by one of them')
        .default([], 'none')
        .argParser((value, before: readonly Choice[]) => [...before, readChoice(value)]),
    )
    .optionsGroup('When it fails:')
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
    .option('--update-baseline', 'write everything that is found into the baseline');
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
