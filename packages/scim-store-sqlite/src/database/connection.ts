import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Database, { type Database as Connection, type Statement } from 'better-sqlite3';
import type { Clock } from 'scim-provider';
import { isBusy, openingError, storageError } from './errors.ts';
import { migrate } from './schema.ts';
import { WriteQueue } from './write-queue.ts';

/** Survives the end of the process, or the end of the power too. */
export type Durability = 'normal' | 'full';

/** How long opening waits for other processes, in milliseconds. */
const OPENING = 5_000;
/** How long opening pauses before it tries again, in milliseconds. */
const PAUSE = 5;
/**
 * Memory for pages of the database, in KiB: enough for the inner pages of the indexes of a million users. More would hold some
 * leaves, which the operating system holds too, and cost more in finding them than it saves.
 */
const CACHE = 8 * 1024;
/**
 * Pages that the write-ahead log collects before they are moved into the database, 16 MiB in all. A change touches a dozen
 * pages in different places; the more changes share a move, the fewer pages are moved.
 */
const CHECKPOINT = 4_000;
/** Most prepared statements that are kept. */
const STATEMENTS = 500;

/** A value that can be bound to a parameter. */
export type Parameter = string | number | null;

/** How a file is opened. */
export interface ConnectionOptions {
  readonly file: string;
  readonly durability: Durability;
  /** How long a busy database is tried again, in milliseconds. */
  readonly patience: number;
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
}

/** Does something again while another process is in the way, blocking this one as opening does everywhere else. */
function untilFree(work: () => void, clock: Clock): void {
  const end = clock() + OPENING;
  const cell = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || clock() >= end) throw error;
      Atomics.wait(cell, 0, 0, PAUSE);
    }
  }
}

/** One connection with its prepared statements. */
export class SqliteConnection {
  readonly #database: Connection;
  readonly #statements = new Map<string, Statement<Parameter[]>>();
  readonly #constant = new Map<string, Statement<Parameter[]>>();
  readonly #options: ConnectionOptions;
  readonly #writes: WriteQueue;
  #onRollback: () => void = () => {};
  #transaction = 0;

  private constructor(database: Connection, options: ConnectionOptions) {
    this.#database = database;
    this.#options = options;
    this.#writes = new WriteQueue(this.#transactions(), {
      ...options,
      soon: setImmediate,
      later: setTimeout,
    });
  }

  /** Measures how much time goes by, in milliseconds. */
  get clock(): Clock {
    return this.#options.clock;
  }

  /** @throws SqliteStoreError when the file can't be opened, written, or is not ours. */
  static open(options: ConnectionOptions): SqliteConnection {
    const { file, durability } = options;
    let database: Connection | undefined;
    try {
      // Created before SQLite does, so that nobody else can read it; its companions take over the mode of the file.
      if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
      const opened = new Database(file, { timeout: OPENING });
      database = opened;
      // SQLite does not wait here where another process switches the same file: either could wait for the other for ever.
      untilFree(() => opened.pragma('journal_mode = WAL'), options.clock);
      database.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
      // On macOS, only this makes the disk itself write what it was given; elsewhere it changes nothing.
      if (durability === 'full') database.pragma('fullfsync = ON');
      database.pragma(`cache_size = ${-CACHE}`);
      database.pragma(`wal_autocheckpoint = ${CHECKPOINT}`);
      migrate(database, file);
      // From here on a busy database is waited for without blocking everybody else.
      database.pragma('busy_timeout = 0');
      return new SqliteConnection(database, options);
    } catch (error) {
      database?.close();
      throw openingError(file, error);
    }
  }

  /** Told when a transaction was rolled back, and with it everything that was read from the database inside. */
  onRollback(listener: () => void): void {
    this.#onRollback = listener;
  }

  /** The number of the last transaction that writes: while it is the same, nobody else has changed anything. */
  get transaction(): number {
    return this.#transaction;
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

  /** The prepared statement of a text that is a constant of this program; it is never dropped. */
  constant(sql: string): Statement<Parameter[]> {
    let statement = this.#constant.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare<Parameter[]>(sql);
      this.#constant.set(sql, statement);
    }
    return statement;
  }

  /** Runs work that only reads, again and again while the database is busy. */
  async read<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error)) throw storageError(error);
      return this.#patiently(work);
    }
  }

  /**
   * Runs work in a transaction that holds the write lock from its start; what it throws takes it back. Work that comes at the
   * same time shares a transaction.
   */
  write<Result>(work: () => Result): Promise<Result> {
    return this.#writes.add(work);
  }

  /** As {@link write}, at once and without waiting for a busy database. */
  writeNow<Result>(work: () => Result): Result {
    const transactions = this.#transactions();
    transactions.begin();
    try {
      const result = work();
      transactions.commit();
      return result;
    } catch (error) {
      transactions.rollback();
      throw error;
    }
  }

  #transactions() {
    const isOpen = () => this.#database.inTransaction;
    const rollback = () => {
      // A failed COMMIT or a full disk may have rolled back already.
      if (isOpen()) this.constant('ROLLBACK').run();
      this.#onRollback();
    };
    return {
      get isOpen() {
        return isOpen();
      },
      begin: () => {
        this.constant('BEGIN IMMEDIATE').run();
        this.#transaction += 1;
      },
      commit: () => void this.constant('COMMIT').run(),
      rollback,
      nested: <Result>(work: () => Result): Result => {
        this.constant('SAVEPOINT one').run();
        try {
          const result = work();
          this.constant('RELEASE one').run();
          return result;
        } catch (error) {
          try {
            if (isOpen()) this.constant('ROLLBACK TO one').run();
            if (isOpen()) this.constant('RELEASE one').run();
            this.#onRollback();
          } catch {
            rollback();
          }
          throw error;
        }
      },
    };
  }

  async #patiently<Result>(work: () => Result): Promise<Result> {
    const { clock, random, patience } = this.#options;
    const end = clock() + patience;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || clock() >= end) throw storageError(error);
      }
      await wait(random() * Math.min(50, 2 ** attempt));
    }
  }

  /**
   * Copies the database as it is at one moment into a new file, piece by piece, while others go on reading and writing.
   *
   * @throws SqliteStoreError when the file is there already, or can't be written.
   */
  async backup(file: string): Promise<void> {
    try {
      closeSync(openSync(file, 'wx', 0o600));
      await this.#database.backup(file);
    } catch (error) {
      throw openingError(file, error);
    }
  }

  close(): void {
    this.#writes.flush();
    this.#statements.clear();
    this.#constant.clear();
    this.#database.close();
  }
}
