import { printable } from 'scim-core';
import { openSqliteStore, type SqliteStore, SqliteStoreError } from 'scim-store-sqlite';
import { StartError } from '../settings/setting-error.ts';
import type { Settings } from '../settings/setting-table.ts';
import { shown } from '../settings/text.ts';

/**
 * Opens the store behind a server.
 *
 * @param file `:memory:`, or the name of a file.
 * @param lookups Paths to be indexed besides the usual ones, by the name of the resource type.
 * @throws StartError when the file can't be used.
 */
export function openDatabase(
  file: string,
  { durability, keepChanges }: Pick<Settings, 'durability'> & Partial<Pick<Settings, 'keepChanges'>>,
  lookups: Readonly<Record<string, readonly string[]>> = {},
): SqliteStore {
  try {
    return openSqliteStore({ file, durability, lookups, journalLimit: keepChanges });
  } catch (cause) {
    if (!(cause instanceof SqliteStoreError)) throw cause;
    const isMissing = (cause.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    const reason = `The database ${shown(file)} can't be made: its folder does not exist.`;
    throw new StartError('ERR_DATABASE', isMissing ? reason : printable(cause.message), { cause });
  }
}
