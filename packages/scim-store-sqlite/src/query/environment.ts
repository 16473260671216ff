import type { ReadRelation, StoredResource } from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import type { Layout } from '../table/layout.ts';
import type { Place } from './source-sql.ts';

/** A resource with its place in the database. */
export interface SqliteRow {
  readonly seq: number;
  readonly stored: StoredResource;
}

/** What a query needs besides its own words. */
export interface QueryEnvironment {
  readonly connection: SqliteConnection;
  readonly layout: Layout;
  readonly place: Place;
  /** The mark of documents whose text is given, see {@link PlainForms}. */
  readonly form: number;
  readonly readRelation: ReadRelation<SqliteRow>;
  /** How many resources the type has, as it is kept up with every change. */
  readonly countAll: () => number;
}

/** Lets everything else that waits have its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
