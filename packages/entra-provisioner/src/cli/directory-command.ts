import { basename } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { directoryFromCsv } from '../directory/from-csv.ts';
import { directoryFromGraph, type GraphExports } from '../directory/from-graph.ts';
import { generateDirectory } from '../directory/generate-directory.ts';
import type { GraphPage } from '../directory/graph-list.ts';
import { DirectoryError } from '../directory/read-directory.ts';
import type { Io } from './io.ts';
import { readText } from './read-file.ts';
import { UsageError } from './usage-error.ts';
import { positive } from './variables.ts';

/** `entra-provisioner directory`: makes a directory file. */
export function directoryCommand(io: Io, done: (exitCode: number) => void): Command {
  const write = (make: () => object) => {
    try {
      io.stdout.write(`${JSON.stringify(make(), null, 2)}\n`);
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      throw new UsageError(error.message);
    }
    done(0);
  };
  return new Command('directory')
    .description('make a directory file, on standard output')
    .addCommand(
      new Command('generate')
        .description('make up a company')
        .addOption(new Option('--users <number>', 'how many').argParser(positive).default(100))
        .addOption(new Option('--groups <number>', 'how many; one for every 20 users').argParser(positive))
        .addOption(new Option('--seed <number>', 'the same number gives the same people').argParser(whole).default(1))
        .action((options: { readonly users: number; readonly groups?: number; readonly seed: number }) =>
          write(() => generateDirectory(options)),
        ),
    )
    .addCommand(
      new Command('from-csv')
        .description('take a table whose first line names source attributes')
        .argument('<file>')
        .action((file: string) => write(() => named(file, () => directoryFromCsv(readText(file))))),
    )
    .addCommand(
      new Command('from-graph')
        .description('take answers of Microsoft Graph, each list with all of its pages')
        .requiredOption('--users <file...>', 'GET /users with $select and $expand as below')
        .option(
          '--groups <file...>',
          'GET /groups/delta?$select=displayName,securityEnabled,members, or GET /groups with --members',
        )
        .option(
          '--members <file...>',
          'GET /groups/{id}/members?$select=id, in files named by the id of the group: {id}.json, {id}.2.json, …',
        )
        .option('--assignments <file...>', 'GET /servicePrincipals/{id}/appRoleAssignedTo')
        .option('--service-principal <file>', 'GET /servicePrincipals/{id}, for the values of roles')
        .addHelpText('after', `\n${PAGING}`)
        .action((files: GraphFiles) =>
          write(() => {
            const exports = readExports(files);
            const directory = directoryFromGraph(exports);
            if (directory.users.every((user) => user.accountEnabled === undefined)) {
              io.stderr.write(
                'note: no user has accountEnabled, so nobody counts as blocked; it has to be in $select\n',
              );
            }
            return directory;
          }),
        ),
    );
}

/** What the usual mappings read of a user; Graph gives few of them by itself. */
const SELECTED =
  'id,accountEnabled,userPrincipalName,mail,mailNickname,displayName,givenName,surname,jobTitle,department,employeeId,companyName,officeLocation,businessPhones,mobilePhone,streetAddress,city,state,postalCode,country,preferredLanguage,onPremisesExtensionAttributes';

const PAGING = `Graph gives few attributes of a user by itself; ask for those that the mapping reads, such as
GET /users?$select=${SELECTED}&$expand=manager($select=id)

An answer with "@odata.nextLink" is one page of several. Get what it leads to until there is none, and name
all files: --users users-1.json users-2.json. Who is missing in a directory file is deleted by the next run.`;

type GraphFiles = Readonly<Partial<Record<'users' | 'groups' | 'members' | 'assignments', readonly string[]>>> & {
  readonly servicePrincipal?: string;
};

function readExports({ users = [], groups, members = [], assignments, servicePrincipal }: GraphFiles): GraphExports {
  const lists = new Map<string, GraphPage[]>();
  for (const file of members) {
    const [group = ''] = basename(file).split('.');
    lists.set(group, [...(lists.get(group) ?? []), page(file)]);
  }
  return {
    users: users.map(page),
    groups: groups?.map(page),
    members: Object.fromEntries(lists),
    appRoleAssignments: assignments?.map(page),
    servicePrincipal: servicePrincipal === undefined ? undefined : page(servicePrincipal),
  };
}

function page(file: string): GraphPage {
  return { name: file, text: readText(file) };
}

/** Says in an error which file it is about. */
function named<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    throw new UsageError(`${file}: ${error.message}`);
  }
}

function whole(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('must be a whole number.');
  return Number(value);
}
