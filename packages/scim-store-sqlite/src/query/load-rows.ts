import type { StoredResource } from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import { RESOURCE_COLUMNS, type ResourceRow, storedOf } from '../table/layout.ts';

/**
 * Reads resources by their places; one that is gone meanwhile is left out.
 *
 * A statement of its own, and no join with the index that found the places: SQLite plans a join anew whenever other values
 * are bound to it, which takes longer than both look-ups together.
 */
export function loadRows(connection: SqliteConnection, seqs: readonly number[]): Promise<StoredResource[]> {
  return connection.read(() => {
    const select = connection.prepare(`SELECT ${RESOURCE_COLUMNS} FROM resource r WHERE r.seq = ?`);
    return seqs.flatMap((seq) => {
      const row = select.get(seq) as ResourceRow | undefined;
      return row === undefined ? [] : [storedOf(row)];
    });
  });
}
