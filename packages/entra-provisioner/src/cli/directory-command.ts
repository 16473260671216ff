import { Command, InvalidArgumentError, Option } from 'commander';
import { directoryFromCsv } from '../directory/from-csv.ts';
import { directoryFromGraph } from '../directory/from-graph.ts';
import { generateDirectory } from '../directory/generate-directory.ts';
import { DirectoryError } from '../directory/read-directory.ts';
import type { Io } from './io.ts';
import { readText } from './read-file.ts';
import { positive } from './settings.ts';
import { UsageError } from './usage-error.ts';

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
        .action((file: string) => write(() => directoryFromCsv(readText(file)))),
    )
    .addCommand(
      new Command('from-graph')
        .description('take answers of Microsoft Graph')
        .requiredOption('--users <file>', 'GET /users?$expand=manager($select=id)')
        .option('--groups <file>', 'GET /groups?$expand=members($select=id)')
        .option('--assignments <file>', 'GET /servicePrincipals/{id}/appRoleAssignedTo')
        .option('--service-principal <file>', 'GET /servicePrincipals/{id}, for the values of roles')
        .action(
          (files: Readonly<Record<'users' | 'groups' | 'assignments' | 'servicePrincipal', string | undefined>>) =>
            write(() =>
              directoryFromGraph({
                users: readText(files.users!),
                groups: files.groups === undefined ? undefined : readText(files.groups),
                appRoleAssignments: files.assignments === undefined ? undefined : readText(files.assignments),
                servicePrincipal: files.servicePrincipal === undefined ? undefined : readText(files.servicePrincipal),
              }),
            ),
        ),
    );
}

function whole(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('must be a whole number.');
  return Number(value);
}
