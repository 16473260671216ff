import { isLoopback } from '../http/base-url.ts';
import { settingsFromCommand } from '../settings/read-settings.ts';
import { SettingError, StartError } from '../settings/setting-error.ts';
import { startReferenceServer } from '../start-reference-server.ts';
import { banner } from './banner.ts';
import { readCommandLine, UsageError } from './program.ts';
import { runTokenCommand } from './token-commands.ts';

/** The parts of a process that the command uses. */
export interface CommandEnvironment {
  /** Without the name of the program. */
  readonly argv: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Of the Node.js that runs the command, for example `24.1.0`. */
  readonly nodeVersion: string;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Calls back when the process is asked to stop. */
  readonly onStop: (stop: () => void) => void;
}

/** The exit code of a command that could not run. */
const couldNotRun = 2;

/**
 * Runs the command; a server, until it is asked to stop.
 *
 * @returns The exit code.
 */
export async function runCommand(environment: CommandEnvironment): Promise<number> {
  try {
    await run(environment);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SettingError || error instanceof StartError)) throw error;
    environment.writeError(`scim-reference-server: ${error.message}\n`);
    return couldNotRun;
  }
}

/** What the database needs; an older Node.js would crash when it opens one. */
const oldestNode = 22;

async function run(environment: CommandEnvironment): Promise<void> {
  const { argv, version, nodeVersion, writeOut } = environment;
  if (Number.parseInt(nodeVersion, 10) < oldestNode) {
    throw new UsageError(`Node.js ${nodeVersion} is too old; install version ${oldestNode}.12 or newer`);
  }
  // Who is used to npm writes `pnpm start -- --port 0`, and pnpm hands the dashes on.
  const given = argv[0] === '--' ? argv.slice(1) : argv;
  const invocation = readCommandLine(given, version, writeOut);
  if (invocation.kind === 'serve') await serve(invocation.flags, environment);
  else if (invocation.kind !== 'done') await runTokenCommand(invocation, environment);
}

async function serve(flags: Readonly<Record<string, unknown>>, environment: CommandEnvironment): Promise<void> {
  const { variables, writeOut, onStop } = environment;
  const settings = settingsFromCommand(flags, variables);
  const server = await startReferenceServer(settings);
  const stopped = new Promise<void>((resolve) => onStop(resolve));
  const { database, host, acceptAnyToken } = settings;
  writeOut(banner(server, { database, open: !isLoopback(host), anyToken: acceptAnyToken }));
  await stopped;
  await server.close();
}
