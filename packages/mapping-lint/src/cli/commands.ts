import { Command, Option } from 'commander';
import type { Io } from './io.ts';

/** Takes the exit code of a command. */
type Done = (exitCode: number) => void;

const PROFILE = ['-p, --profile <id|file>', 'what the vendor accepts: a profile, or a JSON file with one'] as const;
const OUTPUT = ['-o, --output <file>', 'the file to write; it must not exist (default: standard output)'] as const;

function format(): Option {
  return new Option('-f, --format <name>', 'how to write it').choices(['text', 'json']).default('text');
}

// What a command does is loaded when it runs, so that the others start quickly.

/** `mapping-lint explain`: shows the documentation of a rule. */
export function explainCommand(io: Io, done: Done): Command {
  return new Command('explain')
    .description('explain a rule')
    .argument('<rule>', 'a code such as ML501, or a name such as unsupported-target')
    .addOption(format())
    .action(async (name, options) => done((await import('./explain.ts')).explain(name, options, io)));
}

/** `mapping-lint rules`: lists what is checked. */
export function rulesCommand(io: Io, done: Done): Command {
  return new Command('rules')
    .description('list the rules')
    .addOption(format())
    .action(async (options) => done((await import('./rules.ts')).listRules(options, io)));
}

/** `mapping-lint profiles`: lists the profiles, writes a new one, or checks one. */
export function profilesCommand(io: Io, done: Done): Command {
  const command = new Command('profiles').description('list the profiles, write a new one, or check one');
  command
    .command('list', { isDefault: true })
    .description('list the profiles')
    .option('--imported', 'also those imported from public attribute tables')
    .addOption(format())
    .action(async (options) => done(await (await import('./profiles.ts')).listAll(options, io)));
  command
    .command('new')
    .description('write a profile to fill in')
    .argument('<name>', 'the name of the product')
    .option(...OUTPUT)
    .action(async (name, options) => done((await import('./profiles.ts')).writeNew(name, options, io)));
  command
    .command('check')
    .description('check that a file is a profile')
    .argument('<file>', 'the profile')
    .action(async (file) => done(await (await import('./profiles.ts')).checkFile(file, io)));
  return command;
}

/** `mapping-lint init`: writes an export that the vendor accepts. */
export function initCommand(io: Io, done: Done): Command {
  return new Command('init')
    .description('write an export that a vendor accepts, to be imported into Microsoft Entra ID')
    .requiredOption(...PROFILE)
    .option('--from <file>', 'the export of the job, which keeps its identifiers (default: one as Entra makes it)')
    .option(...OUTPUT)
    .action(async (options) => done(await (await import('./init.ts')).init(options, io)));
}

/** `mapping-lint diff`: what changed in meaning between two exports. */
export function diffCommand(io: Io, done: Done): Command {
  return new Command('diff')
    .description('show what two exports do differently; exits with 1 when there is something')
    .argument('<before>', 'an export')
    .argument('<after>', 'a later one')
    .addOption(format())
    .action(async (before, after, options) => done((await import('./diff.ts')).diff(before, after, options, io)));
}

/** `mapping-lint preview`: what Entra would send for a user, and what the vendor would say. */
export function previewCommand(io: Io, done: Done): Command {
  return new Command('preview')
    .description('show the request by which Entra would create a user, and what the vendor would answer')
    .argument('<file>', 'an export')
    .option('-u, --user <file>', 'the user as JSON: the source attributes by name (default: a made-up person)')
    .option(PROFILE[0], PROFILE[1], 'generic')
    .addOption(format())
    .action(async (file, options) => done(await (await import('./preview.ts')).preview(file, options, io)));
}
