import { isLoopback } from '../http/base-url.ts';
import { settingsFromCommand } from '../settings/read-settings.ts';
import { SettingError, StartError } from '../settings/setting-error.ts';
import { startReferenceServer } from '../start-reference-server.ts';
import { banner } from './banner.ts';
import { readCommandLine, UsageError } from './program.ts';

/** The parts of a process that the command uses. */
export interface CommandEnvironment {
  /** Without the name of the program. */
  readonly argv: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Of the Node.js that runs the command, for example `24.1.0`. */
  readonly nodeVersion: string;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Calls back when the process is asked to stop. */
  readonly onStop: (stop: () => void) => void;
}

/** The exit code of a command that could not run. */
const couldNotRun = 2;

/**
 * Runs the command until it is asked to stop.
 *
 * @returns The exit code.
 */
export async function runCommand(environment: CommandEnvironment): Promise<number> {
  try {
    return await serve(environment);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SettingError || error instanceof StartError)) throw error;
    environment.writeError(`scim-reference-server: ${error.message}\n`);
    return couldNotRun;
  }
}

/** What the database needs; an older Node.js would crash when it opens one. */
const oldestNode = 22;

async function serve(environment: CommandEnvironment): Promise<number> {
  const { argv, variables, version, nodeVersion, writeOut, onStop } = environment;
  if (Number.parseInt(nodeVersion, 10) < oldestNode) {
    throw new UsageError(`Node.js ${nodeVersion} is too old; install version ${oldestNode}.12 or newer`);
  }
  const invocation = readCommandLine(argv, version, writeOut);
  if (invocation.kind === 'done') return 0;
  const settings = settingsFromCommand(invocation.flags, variables);
  const server = await startReferenceServer(settings);
  const stopped = new Promise<void>((resolve) => onStop(resolve));
  writeOut(
    banner({
      url: server.url,
      token: server.token,
      profile: server.profile.id,
      mode: typeof settings.mode === 'string' ? settings.mode : settings.mode.base,
      database: settings.database,
      open: !isLoopback(settings.host),
    }),
  );
  await stopped;
  await server.close();
  return 0;
}
