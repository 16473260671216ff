import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs';
import {
  applyEvent,
  emptyState,
  type MutableState,
  mutableState,
  type ProvisioningState,
  type StateEvent,
} from 'entra-planner';

/** Nobody else may read who is provisioned where. */
const OWNER_ONLY = 0o600;

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
  readonly #journalPath: string;
  #journal: number;

  /**
   * Reads a state file, and changes nothing.
   *
   * @throws StateFileError when the file is no state.
   */
  static read(path: string): MutableState {
    const state = mutableState(existsSync(path) ? readState(path) : emptyState);
    const journal = `${path}.journal`;
    if (existsSync(journal)) replay(readFileSync(journal, 'utf8'), state);
    return state;
  }

  /**
   * Opens a state file, or begins a new one.
   *
   * @throws StateFileError when the file is no state.
   */
  constructor(path: string) {
    this.#path = path;
    this.#journalPath = `${path}.journal`;
    this.state = StateFile.read(path);
    if (existsSync(this.#journalPath)) cutOff(this.#journalPath);
    this.#journal = openSync(this.#journalPath, 'a', OWNER_ONLY);
  }

  /** Applies events and writes them down. */
  apply(events: readonly StateEvent[]): void {
    if (events.length === 0) return;
    writeSync(this.#journal, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    for (const event of events) applyEvent(this.state, event);
  }

  /** Writes the whole state in one step and empties the journal. */
  save(): void {
    const temporary = `${this.#path}.new`;
    const file = openSync(temporary, 'w', OWNER_ONLY);
    try {
      writeSync(file, `${JSON.stringify(this.state)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, this.#path);
    // Events that are in the file already change nothing when they are applied again.
    truncateSync(this.#journalPath);
  }

  close(): void {
    closeSync(this.#journal);
  }
}

function readState(path: string): ProvisioningState {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
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

/** The last line may be cut off, when the process was killed while it was written. */
function completeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

function replay(text: string, state: MutableState): void {
  for (const line of completeLines(text).split('\n'))
    if (line !== '') applyEvent(state, JSON.parse(line) as StateEvent);
}

/** Takes half a line away, so that the next one begins anew. */
function cutOff(path: string): void {
  const text = readFileSync(path, 'utf8');
  const complete = completeLines(text);
  if (complete.length < text.length) truncateSync(path, Buffer.byteLength(complete));
}
