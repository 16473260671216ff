import { Command, CommanderError, Option } from 'commander';
import { type Setting, type Settings, settingTable } from '../settings/setting-table.ts';

type Flags = Readonly<Record<string, unknown>>;

/** What the command line asks for: to serve, something with tokens, or nothing more because text was printed. */
export type Invocation =
  | { readonly kind: 'serve' | 'token add' | 'token list'; readonly flags: Flags }
  | { readonly kind: 'token revoke'; readonly flags: Flags; readonly id: string }
  | { readonly kind: 'done' };

/** A command line that can't be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads the command line.
 *
 * @param argv Without the name of the program.
 * @param write Takes help and version.
 * @throws UsageError in one line, for an unknown flag, a flag without its value and the like.
 */
export function readCommandLine(argv: readonly string[], version: string, write: (text: string) => void): Invocation {
  let invocation: Invocation = { kind: 'done' };
  const program = createProgram(version, write, (asked) => {
    invocation = asked;
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(oneLine(error.message), { cause: error });
  }
  return invocation;
}

function createProgram(version: string, write: (text: string) => void, ask: (asked: Invocation) => void): Command {
  const program = new Command('scim-reference-server')
    .description('A SCIM 2.0 service provider to test against. Prints its URL and token, and stops with Ctrl-C.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    // What follows a command is for the command.
    .enablePositionalOptions()
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => {}, getOutHelpWidth: () => 100 })
    .action((flags: Flags) => ask({ kind: 'serve', flags }));
  for (const name of Object.keys(settingTable) as (keyof Settings)[]) program.addOption(option(settingTable[name]));

  const token = program.command('token').description('make, list and revoke the tokens that a database file holds');
  // Asked for nothing in particular, it explains itself.
  token.action(() => write(token.helpInformation()));
  token
    .command('add')
    .description('make a token and print it, which is the only time that it can be read')
    .addOption(database())
    .option('--tenant <name>', 'the tenant that it lets in', 'default')
    .option('--name <text>', 'what it is for')
    .option('--expires <when>', 'when it expires: 12h, 90d, 26w or 2027-01-31; it never does when left out')
    .action((flags: Flags) => ask({ kind: 'token add', flags }));
  token
    .command('list')
    .description('print what is known of each token')
    .addOption(database())
    .option('--tenant <name>', 'only those of one tenant')
    .action((flags: Flags) => ask({ kind: 'token list', flags }));
  token
    .command('revoke')
    .description('let a token in no longer, at once and in each server that uses the database')
    .argument('<id>', 'the id, as token list prints it, or the token itself')
    .addOption(database())
    .action((id: string, flags: Flags) => ask({ kind: 'token revoke', flags, id }));
  return program;
}

function database(): Option {
  const { flag, variable } = settingTable.database;
  return new Option(flag, `the SQLite file of the server (${variable})`);
}

function option(setting: Setting<unknown>): Option {
  const fallback = setting.defaultText ?? (setting.default === false ? undefined : String(setting.default));
  const notes = [setting.variable, ...(fallback === undefined ? [] : [`default: ${fallback}`])];
  const made = new Option(setting.flag, `${setting.summary} (${notes.join(', ')})`);
  if (setting.repeatable)
    made.argParser((value, before?: string) => (before === undefined ? value : `${before},${value}`));
  return made;
}

/** Commander puts what it suggests on a second line. */
function oneLine(message: string): string {
  return message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
}
