import { stringify } from 'csv-stringify/sync';
import { printable } from 'scim-core';
import type { LogEntry } from '../log/log-entry.ts';

/** Shows entries one after the other, since a log may be longer than a text can be. */
interface LogWriter {
  entry(entry: LogEntry): void;
  end(): void;
}

type Write = (text: string) => void;

/** How a log is shown. */
export const FORMATS = {
  text: (write: Write): LogWriter => ({ entry: (entry) => write(line(entry)), end: () => {} }),
  json: jsonWriter,
  csv: csvWriter,
} as const;

function line({ activityDateTime, provisioningAction, status, sourceIdentity, errorCode, reason }: LogEntry): string {
  const { identityType, id, userPrincipalName, displayName } = sourceIdentity;
  const code = errorCode === undefined ? '' : ` ${errorCode}`;
  const name = userPrincipalName ?? displayName;
  const object = `${identityType} ${id}${name === undefined || name === id ? '' : ` (${name})`}`;
  return `${printable(`${activityDateTime} ${status} ${provisioningAction} ${object}${code}: ${reason}`)}\n`;
}

function jsonWriter(write: Write): LogWriter {
  let before = '[';
  return {
    entry(entry) {
      write(`${before}\n${JSON.stringify(entry, null, 2).replace(/^/gm, '  ')}`);
      before = ',';
    },
    end: () => write(before === '[' ? '[]\n' : '\n]\n'),
  };
}

const COLUMNS = [
  'time',
  'status',
  'action',
  'type',
  'source',
  'userPrincipalName',
  'displayName',
  'target',
  'code',
  'reason',
  'changes',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

function csvWriter(write: Write): LogWriter {
  write(stringify([], { header: true, columns: COLUMNS }));
  return {
    // A value that a spreadsheet would take for a formula gets an apostrophe.
    entry: (entry) => write(stringify([row(entry)], { columns: COLUMNS, escape_formulas: true })),
    end: () => {},
  };
}

function row({ sourceIdentity, targetIdentity, modifiedProperties, ...entry }: LogEntry): Row {
  return {
    time: entry.activityDateTime,
    status: entry.status,
    action: entry.provisioningAction,
    type: sourceIdentity.identityType,
    source: sourceIdentity.id,
    userPrincipalName: sourceIdentity.userPrincipalName ?? '',
    displayName: sourceIdentity.displayName ?? '',
    target: targetIdentity.id ?? '',
    code: entry.errorCode ?? '',
    reason: entry.reason,
    changes: modifiedProperties
      .map(({ displayName, newValue }) => `${displayName} = ${JSON.stringify(newValue)}`)
      .join('; '),
  };
}
