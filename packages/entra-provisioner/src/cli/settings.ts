import { type Command, Option } from 'commander';
import { ExportError, readExport, type SynchronizationSchema } from 'entra-mapping';
import type { Dialect, Directory, PlannerOptions } from 'entra-planner';
import { DirectoryError, readDirectory } from '../directory/read-directory.ts';
import { type PlannerSettings, readPlannerSettings, withPlanner } from './planner-settings.ts';
import { readBytes, readText } from './read-file.ts';
import { UsageError } from './usage-error.ts';
import { positive, variable } from './variables.ts';

/** What the options of a command say, before anything is read. */
export interface Settings extends PlannerSettings {
  readonly mapping?: string;
  readonly directory?: string;
  readonly tenantUrl?: string;
  readonly tokenFile?: string;
  readonly allowHttp?: boolean;
  readonly against?: string | undefined;
  readonly state?: string | undefined;
  readonly concurrency?: number | undefined;
  readonly rate?: number | undefined;
  readonly restart?: boolean;
  readonly deletionThreshold?: number;
}

/** Where the token of the target is looked for when no file is named. */
export const TOKEN_VARIABLE = 'ENTRA_PROVISIONER_TOKEN';

/** Where the state is when nothing is said. */
export const DEFAULT_STATE = 'entra-provisioner.state.json';

/** Adds the option that says what goes where. */
export function withMapping(command: Command): Command {
  return command.addOption(new Option('-m, --mapping <file>', 'the exported mapping').env(variable('MAPPING')));
}

/** Adds the options that say what is provisioned, and how. */
export function withJob(command: Command): Command {
  return withPlanner(
    withMapping(command).addOption(
      new Option('-d, --directory <file>', 'the users, groups and assignments').env(variable('DIRECTORY')),
    ),
  );
}

/** Adds the options of a whole cycle. */
export function withCycle(command: Command): Command {
  return command
    .option('--restart', 'evaluate everybody again, as Restart provisioning in the portal does')
    .addOption(
      new Option(
        '--deletion-threshold <number>',
        'how many may be disabled or deleted in one cycle before nothing of it is sent',
      )
        .argParser(positive)
        .env(variable('DELETION_THRESHOLD')),
    );
}

/** Adds the options that say what the target is. */
export function withEndpoint(command: Command): Command {
  return command
    .addOption(
      new Option(
        '-t, --tenant-url <url>',
        'the SCIM endpoint as in the portal; ?aadOptscim062020 behind it selects that dialect',
      ).env(variable('TENANT_URL')),
    )
    .addOption(
      new Option('--token-file <file>', `the file with the secret token; without it ${TOKEN_VARIABLE}`).env(
        variable('TOKEN_FILE'),
      ),
    )
    .addOption(
      new Option(
        '--allow-http',
        'send to another machine over plain HTTP, too, which shows the token to everybody on the way',
      ).env(variable('ALLOW_HTTP')),
    )
    .addOption(
      new Option(
        '--against <profile>',
        'a vendor that answers in this process, by the id of its profile or a JSON file; nothing is sent, and nothing is kept',
      ).env(variable('AGAINST')),
    );
}

/** Adds the options that say how the target is reached, and how fast. */
export function withTarget(command: Command): Command {
  return withEndpoint(command)
    .addOption(
      new Option('--concurrency <number>', 'objects at a time')
        .argParser(positive)
        .default(5)
        .env(variable('CONCURRENCY')),
    )
    .addOption(new Option('--rate <number>', 'most requests a second').argParser(positive).env(variable('RATE')));
}

/** Adds the option that says where the state is. */
export function withState(command: Command): Command {
  return command.addOption(
    new Option('--state <file>', `what is known from one cycle to the next (default: "${DEFAULT_STATE}")`).env(
      variable('STATE'),
    ),
  );
}

/** Reads the export. */
export function loadMapping({ mapping }: Settings): SynchronizationSchema {
  if (mapping === undefined) throw missing('--mapping', 'MAPPING', 'the mapping that was exported from Entra');
  try {
    return readExport(readBytes(mapping)).schema;
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    throw new UsageError(`${mapping}: ${error.message}`);
  }
}

/** Reads the directory. */
export function loadDirectory({ directory }: Settings): Directory {
  if (directory === undefined) throw missing('--directory', 'DIRECTORY', 'a file with users, groups and assignments');
  try {
    return readDirectory(readText(directory));
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    throw new UsageError(`${directory}: ${error.message}`);
  }
}

/** The choices of the planner that options and the tenant URL make. */
export function plannerOptions(settings: Settings): PlannerOptions {
  return { ...readPlannerSettings(settings), dialect: dialectOf(settings.tenantUrl) };
}

/** The flag stands in the query of the tenant URL, with or without a slash before it. */
function dialectOf(tenantUrl: string | undefined): Dialect {
  return /[?&]aadOptscim062020\b/i.test(tenantUrl ?? '') ? 'aadOptscim062020' : 'default';
}

/** An option that is needed here. */
export function missing(option: string, name: string, what: string): UsageError {
  return new UsageError(`name ${what} with ${option} or ${variable(name)}`);
}
