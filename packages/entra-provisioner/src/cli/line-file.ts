import { closeSync, fchmodSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { whyUnreadable } from 'vendor-profiles';
import { unreadable } from './read-file.ts';
import { UsageError } from './usage-error.ts';

/** Nobody else may read who is provisioned where. */
const OWNER_ONLY = 0o600;
const CHUNK = 64 * 1024;
const LINE_FEED = 0x0a;

/** What writes bytes and says how many it wrote. */
type Write = (file: number, bytes: Uint8Array, offset: number) => number;

/** A file to which lines are added. When a process dies within a line, the next one begins anew. */
export class LineFile {
  readonly #path: string;
  readonly #file: number;
  readonly #write: Write;

  /** @throws UsageError for a file that can't be opened. */
  constructor(path: string, write: Write = writeSync) {
    this.#path = path;
    this.#write = write;
    this.#file = openOwned(path, 'a+');
    whileWriting(path, () => cutOff(this.#file));
  }

  /**
   * Adds text, which ends with a line.
   *
   * @throws UsageError when not all of it could be written, such as on a full disk.
   */
  add(text: string): void {
    writeAll(this.#path, this.#file, text, this.#write);
  }

  /** Takes all lines away. */
  empty(): void {
    whileWriting(this.#path, () => ftruncateSync(this.#file));
  }

  close(): void {
    closeSync(this.#file);
  }
}

/**
 * Opens a file to write it, so that only its owner may read it, whoever made it.
 *
 * @throws UsageError saying why it can't be.
 */
export function openOwned(path: string, flags: 'a+' | 'w'): number {
  return whileWriting(path, () => {
    const file = openSync(path, flags, OWNER_ONLY);
    fchmodSync(file, OWNER_ONLY);
    return file;
  });
}

/**
 * Writes all of a text; the system may take a part of it at a time.
 *
 * @throws UsageError saying why it can't be written.
 */
export function writeAll(path: string, file: number, text: string, write: Write = writeSync): void {
  const bytes = Buffer.from(text);
  whileWriting(path, () => {
    for (let written = 0; written < bytes.length; ) written += write(file, bytes, written);
  });
}

/**
 * Does what writes a file.
 *
 * @throws UsageError saying why it can't be written.
 */
export function whileWriting<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Reasons that reading has no or other words for. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'this process may not write it',
  EPERM: 'this process may not write it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};

function unwritable(path: string, error: unknown): Error {
  const why = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? whyUnreadable(error);
  return why === undefined ? (error as Error) : new UsageError(`${path} can't be written: ${why}`);
}

/** Takes half a line at the end away. */
function cutOff(file: number): void {
  const { size } = fstatSync(file);
  const chunk = Buffer.alloc(CHUNK);
  for (let end = size; end > 0; end -= CHUNK) {
    const start = Math.max(0, end - CHUNK);
    const length = readSync(file, chunk, 0, end - start, start);
    const feed = chunk.subarray(0, length).lastIndexOf(LINE_FEED);
    if (feed === -1) continue;
    if (start + feed + 1 < size) ftruncateSync(file, start + feed + 1);
    return;
  }
  ftruncateSync(file);
}

/**
 * The lines of a file, one at a time, since it may be longer than a text can be. Half a line at the end, where a process died,
 * is left out.
 *
 * @throws UsageError for a file that can't be read.
 */
export function* readLines(path: string): Generator<string> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
  try {
    const decoder = new StringDecoder('utf8');
    const chunk = Buffer.alloc(CHUNK);
    let rest = '';
    for (let length = read(path, file, chunk); length > 0; length = read(path, file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, length))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(file);
  }
}

function read(path: string, file: number, chunk: Uint8Array): number {
  try {
    return readSync(file, chunk);
  } catch (error) {
    throw unreadable(path, error);
  }
}
