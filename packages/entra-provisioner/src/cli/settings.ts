import { type Command, InvalidArgumentError, Option } from 'commander';
import { ExportError, readExport, type SynchronizationSchema } from 'entra-mapping';
import type { Dialect, Directory, PlannerOptions } from 'entra-planner';
import { createScimClient, type ScimClient } from 'scim-client';
import { DirectoryError, readDirectory } from '../directory/read-directory.ts';
import type { Io } from './io.ts';
import { readBytes, readText } from './read-file.ts';
import { UsageError } from './usage-error.ts';

/** What the options of a command say, before anything is read. */
export interface Settings {
  readonly mapping?: string;
  readonly directory?: string;
  readonly tenantUrl?: string;
  readonly tokenFile?: string;
  readonly state: string;
  readonly scope: 'assigned' | 'all';
  readonly concurrency: number;
  readonly rate?: number;
  readonly membersPerRequest: number;
}

/** Where the token of the target is looked for when no file is named. */
const TOKEN_VARIABLE = 'ENTRA_PROVISIONER_TOKEN';

const variable = (name: string) => `ENTRA_PROVISIONER_${name}`;

/** Adds the options that say what is provisioned and where to. */
export function withJob(command: Command): Command {
  return command
    .addOption(new Option('-m, --mapping <file>', 'the exported mapping').env(variable('MAPPING')))
    .addOption(new Option('-d, --directory <file>', 'the users, groups and assignments').env(variable('DIRECTORY')))
    .addOption(
      new Option('--scope <scope>', 'who is provisioned')
        .choices(['assigned', 'all'])
        .default('assigned')
        .env(variable('SCOPE')),
    )
    .addOption(
      new Option('--members-per-request <number>', 'members in one PATCH of a group; custom applications get one')
        .argParser(positive)
        .default(1),
    );
}

/** Adds the options that say how the target is reached. */
export function withTarget(command: Command): Command {
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
    new Option('--state <file>', 'what is known from one cycle to the next')
      .default('entra-provisioner.state.json')
      .env(variable('STATE')),
  );
}

/** Parses a number above 0. */
export function positive(text: string): number {
  const number = Number(text);
  if (!(Number.isInteger(number) && number > 0)) throw new InvalidArgumentError('must be a whole number above 0.');
  return number;
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
export function plannerOptions({ scope, membersPerRequest, tenantUrl }: Settings): PlannerOptions {
  return { scope, membersPerRequest, dialect: dialectOf(tenantUrl) };
}

/** The flag stands in the query of the tenant URL, with or without a slash before it. */
function dialectOf(tenantUrl: string | undefined): Dialect {
  return /[?&]aadOptscim062020\b/i.test(tenantUrl ?? '') ? 'aadOptscim062020' : 'default';
}

/** Makes the client of the target. */
export function connect({ tenantUrl, tokenFile, concurrency, rate }: Settings, io: Io): ScimClient {
  if (tenantUrl === undefined) throw missing('--tenant-url', 'TENANT_URL', 'the SCIM endpoint, as in the portal');
  const token = tokenFile === undefined ? io.env[TOKEN_VARIABLE] : readText(tokenFile).trim();
  try {
    return createScimClient({
      baseUrl: withoutQuery(tenantUrl),
      token,
      retry: false,
      capabilities: 'assume',
      ...(io.fetch === undefined ? {} : { fetch: io.fetch }),
      ...(rate === undefined ? {} : { rateLimit: { requests: rate, per: 1000 } }),
      concurrency: Math.max(concurrency, 1),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.replace('baseUrl', '--tenant-url'));
    throw error;
  }
}

/** Whether the flag is forwarded in each request is unknown; endpoints that need it there are not. */
function withoutQuery(tenantUrl: string): string {
  return tenantUrl.replace(/[?#].*$/, '');
}

function missing(option: string, name: string, what: string): UsageError {
  return new UsageError(`name ${what} with ${option} or ${variable(name)}`);
}
