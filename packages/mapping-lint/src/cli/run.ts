import { Command, CommanderError } from 'commander';
import { escapeText } from '../text/escape.ts';
import { checkCommand } from './check/check-command.ts';
import { diffCommand, explainCommand, initCommand, previewCommand, profilesCommand, rulesCommand } from './commands.ts';
import { EXIT_UNUSABLE } from './exit-codes.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/**
 * Runs the command.
 *
 * @param args The arguments behind the name of the command.
 * @param io What the command touches.
 * @returns The exit code: 0 when nothing was found, 1 for findings, 2 when it could not run.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return EXIT_UNUSABLE;
    }
    refuseFile(args, program);
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_UNUSABLE;
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`error: ${escapeText(error.message)}\n`);
    return EXIT_UNUSABLE;
  }
}

/** Tells people who name a file alone which command they mean. */
function refuseFile([first = '']: readonly string[], { commands }: Command): void {
  if (!/^[^-].*[./\\]/.test(first) || commands.some((command) => command.name() === first)) return;
  throw new UsageError(`"${first}" is no command. To check a file: mapping-lint check ${first}`);
}

const COMMANDS = [
  checkCommand,
  explainCommand,
  rulesCommand,
  profilesCommand,
  initCommand,
  diffCommand,
  previewCommand,
];

function createProgram(io: Io, done: (exitCode: number) => void): Command {
  const program = new Command('mapping-lint')
    .description('Checks attribute mappings exported from Microsoft Entra ID against what a SCIM vendor accepts.')
    .version(version(), '-V, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(escapeLines(text)),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('(run mapping-lint --help for usage)')
    .addHelpText(
      'after',
      `
Exit codes:
  0  nothing was found that counts as an error
  1  something was found
  2  could not run: wrong usage, an unknown profile, or an input that can't be read

Examples:
  mapping-lint check export.json --profile talkdesk        what is wrong, and how to mend it
  mapping-lint check export.json --profile talkdesk --fix  mend what needs no decision
  mapping-lint check exports/ --profile customers.json -f html=report.html
  mapping-lint explain ML501`,
    );
  for (const command of COMMANDS) program.addCommand(inheriting(command(io, done), program));
  return program;
}

/** A command with the settings of the program, and its own commands with them, too. */
function inheriting(command: Command, program: Command): Command {
  for (const inner of command.commands) inheriting(inner, program);
  return command.copyInheritedSettings(program);
}

function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n');
}
