import type { StoredResource } from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import { RESOURCE_COLUMNS, type ResourceRow, storedOf } from '../table/layout.ts';

const ONE = `SELECT ${RESOURCE_COLUMNS} FROM resource r WHERE r.seq = ?`;

/**
 * Reads resources by their places; one that is gone meanwhile is left out. Only inside a read.
 *
 * A statement of its own, and no join with the index that found the places: SQLite plans a join anew whenever other values
 * are bound to it, which takes longer than both look-ups together.
 */
export function loadRows(connection: SqliteConnection, seqs: readonly number[], form: number): StoredResource[] {
  const select = connection.constant(ONE);
  const resources: StoredResource[] = [];
  for (const seq of seqs) {
    const row = select.get(seq) as ResourceRow | undefined;
    if (row !== undefined) resources.push(storedOf(row, form));
  }
  return resources;
}
