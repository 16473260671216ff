import { ScimError } from 'scim-core';
import type { Clock } from 'scim-provider';
import { isBusy, storageError } from './errors.ts';
import { Fifo } from './fifo.ts';

/** What changes are made with: the steps of a transaction, each of which throws what SQLite says. */
export interface Transactions {
  /** Begins one that holds the write lock from its start. */
  begin(): void;
  commit(): void;
  /** Takes everything back; nothing is left to do where SQLite has done so already. */
  rollback(): void;
  /** Runs work that is taken back alone when it throws, or where that fails, with everything else. */
  nested<Result>(work: () => Result): Result;
  /** Whether a transaction is open: a full disk may have ended it. */
  readonly isOpen: boolean;
}

/** How a {@link WriteQueue} waits. */
export interface Patience {
  /** How long a busy database is tried again, in milliseconds. */
  readonly patience: number;
  readonly clock: Clock;
  /** Spreads out the attempts of several processes; from 0 to 1. */
  readonly random: () => number;
  /** Calls back once everything that came in at the same time has been looked at. */
  readonly soon: (run: () => void) => void;
  /** Calls back after so many milliseconds. */
  readonly later: (run: () => void, milliseconds: number) => void;
}

/** A change that waits for its turn. */
interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** When it is given up; set once the database was busy. */
  end?: number;
}

/** A change that was made, but is not yet committed. */
type Done = readonly [one: Waiting, result: unknown];

/** How long one transaction goes on taking in changes, in milliseconds. */
const LONGEST = 10;
/** How many turns of the event loop a transaction waits for changes, as long as each turn brings some. */
const MOST_TURNS = 8;
/** The longest wait between two attempts, in milliseconds. */
const LONGEST_WAIT = 50;

/**
 * Makes changes in the order in which they come. Those that come at the same time share a transaction, which writes the pages
 * that they have in common once; each of them succeeds or fails alone, and none is acknowledged before all are committed.
 */
export class WriteQueue {
  readonly #transactions: Transactions;
  readonly #patience: Patience;
  readonly #waiting = new Fifo<Waiting>();
  #isScheduled = false;
  /** How often the database was busy in a row. */
  #attempt = 0;

  constructor(transactions: Transactions, patience: Patience) {
    this.#transactions = transactions;
    this.#patience = patience;
  }

  /**
   * Runs work in a transaction; what it throws takes it back. May be run again when another process was in the way.
   *
   * @returns What it returned, once that is committed.
   */
  add<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as Waiting['resolve'], reject });
      if (!this.#isScheduled) this.#gather(0);
    });
  }

  /** Makes the changes that wait, now; what can't be made fails. */
  flush(): void {
    while (this.#waiting.length > 0 && this.#run());
    const closed = new ScimError(503, 'The storage of the service provider was closed. Nothing was changed.');
    this.#fail(this.#waiting.takeAll(), closed);
  }

  /** Waits for others that come at the same time: a commit costs as much for many changes as for one. */
  #gather(turns: number): void {
    const { length } = this.#waiting;
    this.#isScheduled = true;
    this.#patience.soon(() => {
      if (this.#waiting.length > length && turns < MOST_TURNS) this.#gather(turns + 1);
      else this.#runAll();
    });
  }

  #schedule(when: Patience['soon']): void {
    this.#isScheduled = true;
    when(() => this.#runAll());
  }

  #runAll(): void {
    this.#isScheduled = false;
    const isFree = this.#waiting.length === 0 || this.#run();
    if (this.#waiting.length === 0 || this.#isScheduled) return;
    const { random, later, soon } = this.#patience;
    // Spread out, so that writers of several processes do not meet again and again.
    this.#schedule(isFree ? soon : (run) => later(run, random() * Math.min(LONGEST_WAIT, 2 ** this.#attempt)));
  }

  /** Runs one transaction. @returns `false` when the database is busy. */
  #run(): boolean {
    const done: Done[] = [];
    try {
      this.#transactions.begin();
      this.#fill(done);
      if (this.#transactions.isOpen) this.#transactions.commit();
    } catch (error) {
      this.#transactions.rollback();
      const taken = done.map(([one]) => one);
      if (isBusy(error)) {
        this.#waiting.putBack(taken);
        this.#giveUp(error);
        return false;
      }
      // A database that can't begin fails for everybody who waits; one that can't commit for those in the transaction.
      this.#fail(taken.length > 0 ? taken : this.#waiting.takeAll(), error);
      return true;
    }
    this.#attempt = 0;
    for (const [{ resolve }, result] of done) resolve(result);
    return true;
  }

  /** Makes changes until none waits, or until others must have their turn. */
  #fill(done: Done[]): void {
    const { clock } = this.#patience;
    const isAlone = this.#waiting.length === 1;
    const end = clock() + LONGEST;
    // A savepoint costs about as much as a change; most changes need none, as nothing fails.
    let isCareful = false;
    do {
      const one = this.#waiting.shift()!;
      try {
        done.push([one, isCareful ? this.#transactions.nested(one.work) : one.work()]);
      } catch (error) {
        if (isBusy(error) || !this.#transactions.isOpen) {
          done.push([one, undefined]);
          throw error;
        }
        if (isAlone || isCareful) one.reject(storageError(error));
        else this.#waiting.putBack([...done.splice(0).map(([made]) => made), one]);
        if (isCareful) continue;
        // Takes back everything: from here on, each is made in a savepoint of its own.
        this.#transactions.rollback();
        if (isAlone) return;
        this.#transactions.begin();
        isCareful = true;
      }
    } while (!isAlone && this.#waiting.length > 0 && clock() < end);
  }

  #giveUp(error: unknown): void {
    const now = this.#patience.clock();
    this.#attempt += 1;
    const over: Waiting[] = [];
    for (const one of this.#waiting.takeAll()) {
      one.end ??= now + this.#patience.patience;
      if (now >= one.end) over.push(one);
      else this.#waiting.push(one);
    }
    this.#fail(over, error);
  }

  #fail(failed: readonly Waiting[], error: unknown): void {
    for (const { reject } of failed) reject(storageError(error));
  }
}
