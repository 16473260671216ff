import { on } from 'node:events';
import { type FSWatcher, readFileSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { whyUnreadable } from 'vendor-profiles';
import { UsageError } from './usage-error.ts';

/** How long a file must stay as it is to count as written, in milliseconds. */
const settled = 50;

type ChangeEvents = AsyncIterable<[event: string, filename: string | null]>;

/** The changes of a file's content from now on, also when an editor puts another file in its place. */
export class FileChanges {
  readonly #path: string;
  readonly #watcher: FSWatcher;
  readonly #events: ChangeEvents;
  #last: string | undefined;

  /**
   * @param signal Ends the iteration.
   * @throws UsageError for a file that can't be watched.
   */
  constructor(path: string, signal: AbortSignal) {
    this.#path = path;
    this.#last = contentOf(path);
    // A file that is replaced is another one, so the folder is watched.
    this.#watcher = watchFolder(path);
    this.#events = on(this.#watcher, 'change', { signal }) as ChangeEvents;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<void> {
    const name = basename(this.#path);
    for await (const [, filename] of this.#events) {
      if (filename !== null && filename !== name) continue;
      const content = await this.#written();
      // One write is told of several times.
      if (content === undefined || content === this.#last) continue;
      this.#last = content;
      yield;
    }
  }

  /** What stands in the file once its writer is done; nothing while it is away or empty, since another change follows. */
  async #written(): Promise<string | undefined> {
    let content = contentOf(this.#path);
    for (;;) {
      // Who writes a file anew empties it first, and an editor that replaces it leaves none for a moment.
      if (content === undefined || content === '') return undefined;
      await pause(settled);
      const later = contentOf(this.#path);
      if (later === content) return content;
      content = later;
    }
  }

  close(): void {
    this.#watcher.close();
  }
}

function watchFolder(path: string): FSWatcher {
  try {
    return watch(dirname(resolve(path)));
  } catch (error) {
    throw new UsageError(`${path} can't be watched: ${whyUnreadable(error) ?? (error as Error).message}`);
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
