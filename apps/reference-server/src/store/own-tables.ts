import Database from 'better-sqlite3';

/** How long to wait for another process that writes, in milliseconds. */
const patience = 5_000;

const tables = `
  CREATE TABLE IF NOT EXISTS reference_server_token (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER,
    hash BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS reference_server_custom_attribute (
    tenant TEXT NOT NULL,
    type TEXT NOT NULL,
    target TEXT NOT NULL,
    value_type TEXT NOT NULL,
    PRIMARY KEY (tenant, type, target)
  ) STRICT, WITHOUT ROWID`;

/**
 * Opens what the server itself keeps in a database file, beside the tables of the store. The store comes first: it makes the
 * file, and knows whether it is one of ours.
 */
export function openOwnTables(file: string): Database.Database {
  const database = new Database(file, { timeout: patience, fileMustExist: true });
  try {
    database.exec(tables);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
