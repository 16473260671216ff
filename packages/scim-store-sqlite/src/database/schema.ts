import type { Database } from 'better-sqlite3';
import { SqliteStoreError } from './errors.ts';

/** Marks a file as ours: "SCIM" in ASCII. */
const APPLICATION_ID = 0x5343494d;

/**
 * The steps from an empty file to the present schema; the number of steps taken is the file's `user_version`. A step never
 * changes once it was released.
 *
 * Tenants, types and paths are numbers that `name` explains. `lookup.key` and `unique_key.key` hold comparison keys: text
 * in folded form, instants and other numbers as numbers. `unique_key` has the unique values that `lookup` does not have.
 */
export const STEPS: readonly string[] = [
  `
  CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE resource (
    seq INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    type INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created REAL NOT NULL,
    modified REAL NOT NULL,
    document TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX resource_by_id ON resource (tenant, id);
  CREATE INDEX resource_by_type ON resource (tenant, type);

  CREATE TABLE lookup (
    tenant INTEGER NOT NULL,
    type INTEGER NOT NULL,
    path INTEGER NOT NULL,
    key ANY NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (tenant, type, path, key, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE lookup_path (
    type INTEGER NOT NULL,
    path INTEGER NOT NULL,
    PRIMARY KEY (type, path)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE unique_key (
    tenant INTEGER NOT NULL,
    type INTEGER NOT NULL,
    path INTEGER NOT NULL,
    key ANY NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (tenant, type, path, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE member (
    owner INTEGER NOT NULL,
    relation INTEGER NOT NULL,
    member TEXT NOT NULL,
    tenant INTEGER NOT NULL,
    value TEXT NOT NULL,
    type TEXT,
    PRIMARY KEY (owner, relation, member)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX member_reverse ON member (tenant, member, relation, owner);

  CREATE TABLE resource_count (
    tenant INTEGER NOT NULL,
    type INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (tenant, type)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE journal (
    position INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    tenant INTEGER NOT NULL,
    type INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    change TEXT NOT NULL,
    before TEXT,
    after TEXT,
    relations TEXT
  ) STRICT;
  `,
  // What a change is undone by; entries of before have none of it, and can be read but not undone.
  `
  ALTER TABLE journal ADD COLUMN seq INTEGER;
  ALTER TABLE journal ADD COLUMN created REAL;
  ALTER TABLE journal ADD COLUMN modified_before REAL;
  ALTER TABLE journal ADD COLUMN modified_after REAL;
  `,
  // Marks documents that are sent as they are; those of before have no mark until they are written again.
  `
  ALTER TABLE resource ADD COLUMN plain INTEGER;
  `,
  // What is unique in a tenant and looked up anyway is kept once; 0 is the tenant of what is unique everywhere.
  `
  DELETE FROM unique_key WHERE tenant <> 0
    AND (type, path) IN (SELECT type, path FROM lookup_path);
  `,
];

/**
 * Brings a database to the present schema. Safe when several processes start at once: the steps run under the write lock,
 * and whoever comes second finds them done.
 *
 * @throws SqliteStoreError for a database of another program, or of a newer version of this one.
 */
export function migrate(database: Database, file: string, steps: readonly string[] = STEPS): void {
  const run = database.transaction(() => {
    const applicationId = database.pragma('application_id', { simple: true }) as number;
    const version = database.pragma('user_version', { simple: true }) as number;
    const isEmpty = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
    if (!isEmpty && applicationId !== APPLICATION_ID) {
      throw new SqliteStoreError(
        'foreign-database',
        `The file ${file} is a database of another program; choose another file.`,
      );
    }
    if (version > steps.length) {
      throw new SqliteStoreError(
        'newer-version',
        `The database ${file} was written by a newer version (schema ${version}, known up to ${steps.length}); update this program.`,
      );
    }
    if (version === steps.length) return;
    for (const step of steps.slice(version)) database.exec(step);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${steps.length}`);
  });
  run.immediate();
}
