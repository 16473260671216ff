import { on } from 'node:events';
import { type FSWatcher, readFileSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

type ChangeEvents = AsyncIterable<[event: string, filename: string | null]>;

/** The changes of a file's content from now on, also when an editor puts another file in its place. */
export class FileChanges {
  readonly #path: string;
  readonly #watcher: FSWatcher;
  readonly #events: ChangeEvents;
  #last: string | undefined;

  /** @param signal Ends the iteration. */
  constructor(path: string, signal: AbortSignal) {
    this.#path = path;
    this.#last = contentOf(path);
    // A file that is replaced is another one, so the folder is watched.
    this.#watcher = watch(dirname(resolve(path)));
    this.#events = on(this.#watcher, 'change', { signal }) as ChangeEvents;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<void> {
    const name = basename(this.#path);
    for await (const [, filename] of this.#events) {
      if (filename !== null && filename !== name) continue;
      const content = contentOf(this.#path);
      // Between two files there is none, and one write is told of several times.
      if (content === undefined || content === this.#last) continue;
      this.#last = content;
      yield;
    }
  }

  close(): void {
    this.#watcher.close();
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
