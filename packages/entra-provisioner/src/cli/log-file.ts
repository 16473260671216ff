import { existsSync } from 'node:fs';
import type { Directory, ObjectOutcome, SourceAttributes } from 'entra-planner';
import { type LogEntry, logEntry, refusalEntry, type SourceIdentity } from '../log/log-entry.ts';
import type { RefusedRequest } from '../run/refusals.ts';
import type { RefusedObject } from '../run/run-cycle.ts';
import { LineFile, readLines } from './line-file.ts';
import { UsageError } from './usage-error.ts';

/** The log beside a state file: an entry a line. */
function logPath(state: string): string {
  return `${state}.log`;
}

/** Writes the log. It is kept open, as there is an entry for each object. */
export class LogFile {
  readonly #file: LineFile;
  readonly #objects: ReadonlyMap<string, SourceAttributes>;
  readonly #now: number;

  /**
   * @param state The path of the state file.
   * @param directory For the names of objects.
   * @param now Milliseconds since 1970.
   * @throws UsageError for a log that can't be written.
   */
  constructor(state: string, { users, groups }: Directory, now: number) {
    this.#file = new LineFile(logPath(state));
    this.#objects = new Map([...users, ...groups].map((object) => [object.objectId, object]));
    this.#now = now;
  }

  /** @throws UsageError when it can't be written. */
  add(outcome: ObjectOutcome): void {
    this.#file.add(`${JSON.stringify(logEntry(outcome, this.#now, this.#objects.get(outcome.id)))}\n`);
  }

  /** @throws UsageError when it can't be written. */
  addRefusal(refused: RefusedRequest, object: RefusedObject | undefined): void {
    this.#file.add(`${JSON.stringify(refusalEntry(refused, object, this.#now))}\n`);
  }

  close(): void {
    this.#file.close();
  }
}

/**
 * Reads the log, an entry at a time. An object that is gone from the directory keeps the names that it had before.
 *
 * @param state The path of the state file.
 * @throws UsageError for a log that is not there, can't be read or is broken.
 */
export function* readLog(state: string): Generator<LogEntry> {
  const path = logPath(state);
  if (!existsSync(path)) throw new UsageError(`there is no log ${path}; entra-provisioner run writes it`);
  const named = new Map<string, SourceIdentity>();
  let number = 0;
  for (const text of readLines(path)) {
    number += 1;
    const entry = readEntry(text, `${path} is broken in line ${number}`);
    const { sourceIdentity } = entry;
    const key = `${sourceIdentity.identityType} ${sourceIdentity.id}`;
    const known = { ...named.get(key), ...sourceIdentity };
    if (known.displayName !== undefined || known.userPrincipalName !== undefined) named.set(key, known);
    yield { ...entry, sourceIdentity: known };
  }
}

function readEntry(text: string, problem: string): LogEntry {
  let entry: Partial<LogEntry> | null;
  try {
    entry = JSON.parse(text) as Partial<LogEntry> | null;
  } catch (error) {
    throw new UsageError(`${problem}: ${(error as Error).message}; delete that line`);
  }
  if (typeof entry?.sourceIdentity !== 'object' || typeof entry.targetIdentity !== 'object') {
    throw new UsageError(`${problem}: it is no entry of a log; delete that line`);
  }
  return entry as LogEntry;
}
