import { Command, CommanderError } from 'commander';
import { printable } from 'scim-core';
import { directoryCommand } from './directory-command.ts';
import type { Io } from './io.ts';
import { logsCommand } from './logs-command.ts';
import { planCommand } from './plan-command.ts';
import { provisionCommand } from './provision-command.ts';
import { runCommand } from './run-command.ts';
import { StateFileError } from './state-file.ts';
import { testConnectionCommand } from './test-connection.ts';
import { UNUSABLE, UsageError } from './usage-error.ts';
import { heedVariables } from './variables.ts';

/**
 * Runs the command.
 *
 * @param args The arguments behind the name of the command.
 * @returns The exit code: 0 when all went well, 1 when objects failed, wait for a retry, or the job is in quarantine, 2 when it could not run.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const done = (code: number) => {
    exitCode = code;
  };
  const program = new Command('entra-provisioner')
    .description(
      'Sends to a SCIM endpoint what Microsoft Entra ID would send, from an exported mapping and a directory file.',
    )
    .version(io.version, '-V, --version')
    .addHelpText(
      'after',
      '\nThe secret token comes from ENTRA_PROVISIONER_TOKEN or --token-file, never from an option.',
    )
    .exitOverride()
    .showHelpAfterError('(run entra-provisioner --help for usage)');
  for (const make of [
    testConnectionCommand,
    planCommand,
    runCommand,
    provisionCommand,
    logsCommand,
    directoryCommand,
  ]) {
    program.addCommand(make(io, done));
  }
  for (const each of [program, ...program.commands.flatMap((command) => [command, ...command.commands])]) {
    heedVariables(each, process.env);
    each.exitOverride().configureOutput({ writeOut: io.stdout.write, writeErr: io.stderr.write });
  }
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return UNUSABLE;
    }
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : UNUSABLE;
    if (io.signal.aborted) {
      io.stderr.write('interrupted; the same command goes on where it stopped\n');
      return 130;
    }
    if (!(error instanceof UsageError || error instanceof StateFileError || error instanceof TypeError)) throw error;
    io.stderr.write(`error: ${printable(error.message)}\n`);
    return UNUSABLE;
  }
}
