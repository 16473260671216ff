import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { printable } from 'scim-core';
import type { LogEntry } from '../log/log-entry.ts';
import type { Io } from './io.ts';
import { readLines } from './line-file.ts';
import { withState } from './settings.ts';
import { statePath } from './target.ts';
import { UsageError } from './usage-error.ts';

interface LogSettings {
  readonly state?: string | undefined;
  readonly status?: string;
  readonly action?: string;
  readonly object?: string;
  readonly format: 'text' | 'json' | 'csv';
}

/** `entra-provisioner logs`: what the provisioning log of the portal shows. */
export function logsCommand(io: Io, done: (exitCode: number) => void): Command {
  return withState(new Command('logs'))
    .description('show what became of each object')
    .addOption(new Option('--status <status>', 'only these').choices(['success', 'failure', 'skipped']))
    .addOption(new Option('--action <action>', 'only these').choices(['create', 'update', 'disable', 'delete', 'none']))
    .option('--object <id>', 'only this objectId or id in the target')
    .addOption(new Option('-f, --format <format>', 'how it is shown').choices(['text', 'json', 'csv']).default('text'))
    .action(({ state, status, action, object, format }: LogSettings) => {
      const path = `${statePath({ state, against: undefined })}.log`;
      if (!existsSync(path)) throw new UsageError(`there is no log ${path}; entra-provisioner run writes it`);
      const entries = [...readEntries(path)].filter(
        (entry) =>
          (status === undefined || entry.status === status) &&
          (action === undefined || entry.provisioningAction === action) &&
          (object === undefined || entry.sourceIdentity.id === object || entry.targetIdentity.id === object),
      );
      if (format === 'json') io.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
      else if (format === 'csv') io.stdout.write(table(entries));
      else io.stdout.write(entries.map(line).join(''));
      done(0);
    });
}

function* readEntries(path: string): Generator<LogEntry> {
  let number = 0;
  for (const text of readLines(path)) {
    number += 1;
    try {
      yield JSON.parse(text) as LogEntry;
    } catch (error) {
      throw new UsageError(`${path} is broken in line ${number}: ${(error as Error).message}; delete that line`);
    }
  }
}

function line({ activityDateTime, provisioningAction, status, sourceIdentity, errorCode, reason }: LogEntry): string {
  const code = errorCode === undefined ? '' : ` ${errorCode}`;
  const object = `${sourceIdentity.identityType} ${sourceIdentity.id}`;
  return `${printable(`${activityDateTime} ${status} ${provisioningAction} ${object}${code}: ${reason}`)}\n`;
}

function table(entries: readonly LogEntry[]): string {
  const rows = entries.map((entry) => ({
    time: entry.activityDateTime,
    status: entry.status,
    action: entry.provisioningAction,
    type: entry.sourceIdentity.identityType,
    source: entry.sourceIdentity.id,
    target: entry.targetIdentity.id ?? '',
    code: entry.errorCode ?? '',
    reason: entry.reason,
  }));
  // A value that a spreadsheet would take for a formula gets an apostrophe.
  return stringify(rows, { header: true, escape_formulas: true });
}
