import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Database, { type Database as Connection, type Statement } from 'better-sqlite3';
import { isBusy, openingError, storageError } from './errors.ts';
import { migrate } from './schema.ts';

/** Survives the end of the process, or the end of the power too. */
export type Durability = 'normal' | 'full';

/** How long opening waits for other processes, in milliseconds. */
const OPENING = 5_000;
/** Memory for pages of the database, in KiB. */
const CACHE = 64 * 1024;
/**
 * Pages that the write-ahead log collects before they are moved into the database, 16 MiB in all. A change touches a dozen
 * pages in different places; the more changes share a move, the fewer pages are moved.
 */
const CHECKPOINT = 4_000;
/** Most prepared statements that are kept. */
const STATEMENTS = 500;

/** A value that can be bound to a parameter. */
export type Parameter = string | number | null;

/** One connection with its prepared statements. */
export class SqliteConnection {
  readonly #database: Connection;
  readonly #statements = new Map<string, Statement<Parameter[]>>();
  /** How long a busy database is tried again, in milliseconds. */
  readonly #patience: number;
  #onRollback: () => void = () => {};

  private constructor(database: Connection, patience: number) {
    this.#database = database;
    this.#patience = patience;
  }

  /** @throws SqliteStoreError when the file can't be opened, written, or is not ours. */
  static open(file: string, durability: Durability, patience: number): SqliteConnection {
    let database: Connection | undefined;
    try {
      // Created before SQLite does, so that nobody else can read it; its companions take over the mode of the file.
      if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
      database = new Database(file, { timeout: OPENING });
      database.pragma('journal_mode = WAL');
      database.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
      database.pragma(`cache_size = ${-CACHE}`);
      database.pragma(`wal_autocheckpoint = ${CHECKPOINT}`);
      migrate(database, file);
      // From here on a busy database is waited for without blocking everybody else.
      database.pragma('busy_timeout = 0');
      return new SqliteConnection(database, patience);
    } catch (error) {
      database?.close();
      throw openingError(file, error);
    }
  }

  /** Told when a transaction was rolled back, and with it everything that was read from the database inside. */
  onRollback(listener: () => void): void {
    this.#onRollback = listener;
  }

  /** The prepared statement of a text; the least used ones are dropped beyond a bound. */
  prepare(sql: string): Statement<Parameter[]> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare<Parameter[]>(sql);
      if (this.#statements.size >= STATEMENTS) this.#statements.delete(this.#statements.keys().next().value as string);
    } else {
      this.#statements.delete(sql);
    }
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Runs work that only reads, again and again while the database is busy. */
  read<Result>(work: () => Result): Promise<Result> {
    return this.#patiently(work);
  }

  /** Runs work in a transaction that holds the write lock from its start; what it throws rolls everything back. */
  write<Result>(work: () => Result): Promise<Result> {
    return this.#patiently(() => this.writeNow(work));
  }

  /** As {@link write}, without waiting for a busy database. */
  writeNow<Result>(work: () => Result): Result {
    this.prepare('BEGIN IMMEDIATE').run();
    try {
      const result = work();
      this.prepare('COMMIT').run();
      return result;
    } catch (error) {
      // A failed COMMIT or a full disk may have rolled back already.
      if (this.#database.inTransaction) this.prepare('ROLLBACK').run();
      this.#onRollback();
      throw error;
    }
  }

  async #patiently<Result>(work: () => Result): Promise<Result> {
    const end = performance.now() + this.#patience;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() >= end) throw storageError(error);
      }
      // Spread out, so that writers of several processes do not meet again and again.
      await wait(Math.random() * Math.min(50, 2 ** attempt));
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}
