import type { Clock } from 'scim-provider';
import { type Durability, SqliteConnection } from './database/connection.ts';
import { SqliteStore } from './store.ts';

/** What {@link openSqliteStore} is told. */
export interface SqliteStoreOptions {
  /** Path of the database file, made when it is not there, readable by nobody else; or `:memory:`. */
  readonly file: string;
  /**
   * What an acknowledged change survives: `normal` (the default) the end of the process at any moment, `full` also the
   * end of the power, at the price of waiting for the disk with every change.
   */
  readonly durability?: Durability | undefined;
  /**
   * Paths to be indexed besides those that identity providers match by, by the name of the resource type:
   * `{ User: ['nickName', 'emails[type eq "home"].value'] }`. A path that is new for a file is indexed when the type is
   * first used. Default none.
   */
  readonly lookups?: Readonly<Record<string, readonly string[]>> | undefined;
  /**
   * How many changes the journal keeps; 0 for none, which also forgets those of before with the first change. Processes that use
   * a file at the same time should agree on it. Default 10,000.
   */
  readonly journalLimit?: number | undefined;
  /** How long a database that another process is writing to is tried again, in milliseconds. Default 10,000. */
  readonly busyTimeout?: number | undefined;
  /** Measures how much time goes by, in milliseconds. Default `performance.now`. */
  readonly clock?: Clock | undefined;
  /** Spreads out the attempts of several processes; from 0 to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/**
 * Opens the store in an SQLite file, and makes or migrates the file where needed. Several processes may use one file.
 *
 * @throws SqliteStoreError with a one-line message when the file can't be opened or written, or is not of this kind.
 * @throws TypeError for an option that is wrong.
 * @example
 * ```ts
 * import { groupResourceType, userResourceType } from 'scim-core';
 * import { acceptToken, createProvider } from 'scim-provider';
 * import { openSqliteStore } from 'scim-store-sqlite';
 *
 * const store = openSqliteStore({ file: ':memory:' });
 * const provider = createProvider({
 *   resourceTypes: [userResourceType, groupResourceType],
 *   store,
 *   authenticate: acceptToken('Xk2m9Qv7Lp4Tz8Rw'),
 * });
 * await store.close();
 * ```
 */
export function openSqliteStore(options: SqliteStoreOptions): SqliteStore {
  const { file, durability = 'normal', lookups = {}, journalLimit = 10_000, busyTimeout = 10_000 } = options;
  const { clock = () => performance.now(), random = Math.random } = options;
  if (typeof file !== 'string' || file === '') throw new TypeError('file must be a path, or ":memory:"');
  if (durability !== 'normal' && durability !== 'full') throw new TypeError('durability must be "normal" or "full"');
  for (const [name, value] of Object.entries({ journalLimit, busyTimeout })) {
    if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`${name} must be an integer of 0 or more`);
  }
  const connection = SqliteConnection.open({ file, durability, patience: busyTimeout, clock, random });
  return new SqliteStore(connection, lookups, journalLimit);
}
