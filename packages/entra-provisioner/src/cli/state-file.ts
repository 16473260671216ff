import { closeSync, existsSync, fsyncSync, renameSync } from 'node:fs';
import {
  applyEvent,
  emptyState,
  type MutableState,
  mutableState,
  type ProvisioningState,
  type StateEvent,
} from 'entra-planner';
import { LineFile, openOwned, readLines, whileWriting, writeAll } from './line-file.ts';
import { readText } from './read-file.ts';

/** A state file that can't be used. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';
}

/**
 * The state of provisioning in a file, and beside it a journal of what happened since it was written. An event is in the
 * journal before the next request is sent, so that after a kill nothing is done twice.
 */
export class StateFile {
  readonly state: MutableState;
  readonly #path: string;
  readonly #journal: LineFile;

  /**
   * Reads a state file, and changes nothing.
   *
   * @throws StateFileError when the file is no state, or its journal none.
   * @throws UsageError when they can't be read.
   */
  static read(path: string): MutableState {
    const state = mutableState(existsSync(path) ? readState(path) : emptyState);
    const journal = `${path}.journal`;
    if (existsSync(journal)) replay(journal, state);
    return state;
  }

  /**
   * Opens a state file, or begins a new one.
   *
   * @throws StateFileError when the file is no state, or its journal none.
   * @throws UsageError when they can't be read or written.
   */
  constructor(path: string) {
    this.#path = path;
    this.state = StateFile.read(path);
    this.#journal = new LineFile(`${path}.journal`);
  }

  /**
   * Applies events and writes them down.
   *
   * @throws UsageError when they can't be written.
   */
  apply(events: readonly StateEvent[]): void {
    if (events.length === 0) return;
    this.#journal.add(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    for (const event of events) applyEvent(this.state, event);
  }

  /**
   * Writes the whole state in one step and empties the journal.
   *
   * @throws UsageError when it can't be written; state and journal stay as they were.
   */
  save(): void {
    const temporary = `${this.#path}.new`;
    const file = openOwned(temporary, 'w');
    try {
      writeAll(temporary, file, `${JSON.stringify(this.state)}\n`);
      whileWriting(temporary, () => fsyncSync(file));
    } finally {
      closeSync(file);
    }
    whileWriting(this.#path, () => renameSync(temporary, this.#path));
    // Events that are in the file already change nothing when they are applied again.
    this.#journal.empty();
  }

  close(): void {
    this.#journal.close();
  }
}

function readState(path: string): ProvisioningState {
  const text = readText(path);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new StateFileError(`${path} can't be read as a state file: ${(error as Error).message}`);
  }
  const { version, users, groups } = (parsed ?? {}) as Partial<Record<keyof ProvisioningState, unknown>>;
  if (version !== 1 || typeof users !== 'object' || users === null || typeof groups !== 'object' || groups === null) {
    throw new StateFileError(
      `${path} is no state file of this version; use another --state, or delete it to begin anew`,
    );
  }
  return parsed as ProvisioningState;
}

function replay(path: string, state: MutableState): void {
  let number = 0;
  for (const line of readLines(path)) {
    number += 1;
    try {
      applyEvent(state, readEvent(line));
    } catch (error) {
      throw new StateFileError(
        `${path} is broken in line ${number}: ${(error as Error).message}; delete it with its state file to begin anew, which finds again whoever is there`,
      );
    }
  }
}

/** Events that are about no single object. */
const JOB_EVENTS: ReadonlySet<unknown> = new Set<StateEvent['type']>(['quarantined', 'released', 'restarted']);

function readEvent(line: string): StateEvent {
  const event: unknown = JSON.parse(line);
  if (!isEvent(event)) throw new TypeError('it is no event');
  return event;
}

function isEvent(value: unknown): value is StateEvent {
  const { type, kind, id } = Object(value) as Readonly<Record<string, unknown>>;
  const isOfObject = (kind === 'user' || kind === 'group') && typeof id === 'string';
  return typeof type === 'string' && (isOfObject || JOB_EVENTS.has(type));
}
