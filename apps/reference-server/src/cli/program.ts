import { Command, CommanderError, Option } from 'commander';
import { type Setting, type Settings, settingTable } from '../settings/setting-table.ts';

/** What the command line asks for: to serve with these flags, or nothing more because text was printed. */
export type Invocation =
  | { readonly kind: 'serve'; readonly flags: Readonly<Record<string, unknown>> }
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
  const program = new Command('scim-reference-server')
    .description('A SCIM 2.0 service provider to test against. Prints its URL and token, and stops with Ctrl-C.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => {}, getOutHelpWidth: () => 100 });
  for (const name of Object.keys(settingTable) as (keyof Settings)[]) program.addOption(option(settingTable[name]));
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'done' };
    throw new UsageError(oneLine(error.message), { cause: error });
  }
  return { kind: 'serve', flags: program.opts() };
}

function option(setting: Setting<unknown>): Option {
  const fallback = setting.defaultText ?? (setting.default === false ? undefined : String(setting.default));
  const notes = [setting.variable, ...(fallback === undefined ? [] : [`default: ${fallback}`])];
  return new Option(setting.flag, `${setting.summary} (${notes.join(', ')})`);
}

/** Commander puts what it suggests on a second line. */
function oneLine(message: string): string {
  return message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
}
