import { existsSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { listProfiles, profileTemplate } from 'vendor-profiles';
import type { Io } from './io.ts';
import { readProfile } from './read-profile.ts';
import { formatTable } from './table.ts';
import { UsageError } from './usage-error.ts';

/** `mapping-lint profiles`: lists the profiles, writes a new one, or checks one. */
export function profilesCommand(io: Io, done: (exitCode: number) => void): Command {
  const command = new Command('profiles').description('list the profiles, write a new one, or check one');
  command
    .command('list', { isDefault: true })
    .description('list the profiles')
    .option('--imported', 'also those imported from public attribute tables')
    .action(async ({ imported = false }: { imported?: boolean }) => done(await list(imported, io)));
  command
    .command('new')
    .description('write a profile to fill in')
    .argument('<name>', 'the name of the product')
    .option('-o, --output <file>', 'the file to write; it must not exist (default: standard output)')
    .action((name: string, { output }: { output?: string }) => {
      write(template(name), output, io);
      done(0);
    });
  command
    .command('check')
    .description('check that a file is a profile')
    .argument('<file>', 'the profile')
    .action(async (file: string) => {
      const { id, name } = await readProfile(/[./\\]/.test(file) ? file : `./${file}`);
      io.stdout.write(`✔ ${file} is the profile ${id} of ${name}\n`);
      done(0);
    });
  return command;
}

async function list(imported: boolean, io: Io): Promise<number> {
  const all = await listProfiles();
  const shown = all.filter(({ origin }) => imported || origin === 'curated');
  const rows = shown.map(({ id, name, userTargets, groups, confidence }) => [
    id,
    name,
    userTargets,
    groups,
    confidence,
  ]);
  io.stdout.write(formatTable(['ID', 'NAME', 'USER ATTRIBUTES', 'GROUPS', 'CONFIDENCE'], rows));
  if (!imported)
    io.stderr.write(`${all.length - shown.length} more were imported: mapping-lint profiles list --imported\n`);
  return 0;
}

function template(name: string): string {
  try {
    return profileTemplate(name);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message);
  }
}

/** Writes a text to a file that does not exist yet, or to standard output. */
function write(text: string, output: string | undefined, io: Io): void {
  if (output === undefined) {
    io.stdout.write(text);
    return;
  }
  if (existsSync(output)) throw new UsageError(`${output} exists; remove it first, or name another file`);
  writeFileSync(output, text);
  io.stderr.write(`wrote ${output}\n`);
}
