import { Command, CommanderError } from 'commander';
import { escapeText } from '../text/escape.ts';
import { checkCommand } from './check.ts';
import { diffCommand } from './diff.ts';
import { EXIT_UNUSABLE } from './exit-codes.ts';
import { explainCommand } from './explain.ts';
import type { Io } from './io.ts';
import { previewCommand } from './preview.ts';
import { profilesCommand } from './profiles.ts';
import { rulesCommand } from './rules.ts';
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
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_UNUSABLE;
    // A rule that does not exist is named on the command line or in the configuration.
    const isRule = error instanceof TypeError && error.message.startsWith('there is no rule ');
    if (!(error instanceof UsageError) && !isRule) throw error;
    io.stderr.write(`error: ${escapeText(error.message)}\n`);
    return EXIT_UNUSABLE;
  }
}

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

Example:
  mapping-lint check export.json --profile talkdesk`,
    );
  for (const command of [checkCommand, explainCommand, rulesCommand, profilesCommand, diffCommand, previewCommand]) {
    program.addCommand(command(io, done).copyInheritedSettings(program));
  }
  return program;
}

function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n');
}
