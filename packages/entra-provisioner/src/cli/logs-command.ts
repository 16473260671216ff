import { Command, Option } from 'commander';
import type { LogEntry } from '../log/log-entry.ts';
import type { Io } from './io.ts';
import { readLog } from './log-file.ts';
import { FORMATS } from './log-formats.ts';
import { withState } from './settings.ts';
import { statePath } from './target.ts';

interface LogSettings {
  readonly state?: string | undefined;
  readonly status?: string;
  readonly action?: string;
  readonly object?: string;
  readonly format: keyof typeof FORMATS;
}

/** `entra-provisioner logs`: what the provisioning log of the portal shows. */
export function logsCommand(io: Io, done: (exitCode: number) => void): Command {
  return withState(new Command('logs'))
    .description('show what became of each object')
    .addOption(new Option('--status <status>', 'only these').choices(['success', 'failure', 'skipped']))
    .addOption(
      new Option('--action <action>', 'only these').choices([
        'create',
        'update',
        'disable',
        'delete',
        'staged',
        'none',
        'refused',
      ]),
    )
    .option('--object <name>', 'only this one: its objectId, id in the target, userPrincipalName or displayName')
    .addOption(new Option('-f, --format <format>', 'how it is shown').choices(['text', 'json', 'csv']).default('text'))
    .action(async ({ state, status, action, object, format }: LogSettings) => {
      const path = statePath({ state, against: undefined });
      const show = FORMATS[format]((text) => io.stdout.write(text));
      for (const entry of readLog(path)) {
        const isShown =
          (status === undefined || entry.status === status) &&
          (action === undefined || entry.provisioningAction === action) &&
          (object === undefined || isAbout(entry, object));
        if (!isShown) continue;
        show.entry(entry);
        await io.stdout.drained();
      }
      show.end();
      done(0);
    });
}

function isAbout({ sourceIdentity, targetIdentity }: LogEntry, object: string): boolean {
  const { id, userPrincipalName, displayName } = sourceIdentity;
  const lower = object.toLowerCase();
  return (
    [id, targetIdentity.id].includes(object) ||
    [userPrincipalName, displayName].some((name) => name?.toLowerCase() === lower)
  );
}
