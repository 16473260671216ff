import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { InputError } from './people.ts';

/** What the journal says of a user: a request was begun, or the user is there. */
export type Progress = 'begun' | 'done';

/**
 * What has been done, in a file to which each step is added before and behind its request. A process that is killed leaves
 * requests that were begun and not done; of these nobody knows what became.
 */
export class Journal {
  readonly #descriptor: number;
  readonly #progress: Map<string, Progress>;

  private constructor(descriptor: number, progress: Map<string, Progress>) {
    this.#descriptor = descriptor;
    this.#progress = progress;
  }

  /**
   * Goes on with a journal, or begins one.
   *
   * @throws InputError for a file that is none, or that belongs to another service provider.
   */
  static open(file: string, url: string): Journal {
    const progress = existsSync(file) ? read(file, url) : undefined;
    try {
      const journal = new Journal(openSync(file, 'a', 0o600), progress ?? new Map());
      if (progress === undefined) journal.#add({ url });
      return journal;
    } catch (error) {
      throw new InputError(`can not write ${file}: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** What is known of a user from this run and those before. */
  of(userName: string): Progress | undefined {
    return this.#progress.get(userName);
  }

  begin(userName: string): void {
    this.#note('begun', userName);
  }

  done(userName: string): void {
    this.#note('done', userName);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #note(progress: Progress, userName: string): void {
    this.#add({ [progress]: userName });
    this.#progress.set(userName, progress);
  }

  /** Written at once, so that it outlasts the process. */
  #add(entry: Readonly<Record<string, string>>): void {
    writeSync(this.#descriptor, `${JSON.stringify(entry)}\n`);
  }
}

function read(file: string, url: string): Map<string, Progress> | undefined {
  const text = readFileSync(file, 'utf8');
  // What stands behind the last line break was cut off while it was written.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole === '' && !JSON.stringify({ url }).startsWith(text)) throw new InputError(`${file} is no journal`);
  const lines = whole.split('\n').filter((line) => line !== '');
  const [first, ...steps] = lines.map((line, index) => parse(line, `${file}:${index + 1}`));
  if (first !== undefined && first.url !== url) {
    throw new InputError(`${file} belongs to ${first.url ?? 'nothing'}; name another file with --journal`);
  }
  // Only now: it is a journal, and ours.
  truncateSync(file, Buffer.byteLength(whole));
  if (first === undefined) return undefined;
  const progress = new Map<string, Progress>();
  for (const { begun, done } of steps) {
    if (typeof begun === 'string') progress.set(begun, 'begun');
    if (typeof done === 'string') progress.set(done, 'done');
  }
  return progress;
}

function parse(line: string, where: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(line));
  } catch {
    throw new InputError(`${where} is no line of a journal`);
  }
}
