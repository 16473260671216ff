import type { Io, Output } from '../io.ts';

/** A run that is over sooner needs no news, and news may come this often, in milliseconds. */
const SILENCE = 1_000;
const INTERVAL = 100;

/** Back to the beginning of the line, and everything behind it away. */
const CLEAR = '\r\u001b[K';

/** Tells a person at a terminal how far a long run has come; others are told nothing. */
export class Progress {
  readonly #output: Output;
  readonly #now: () => number;
  readonly #total: number;
  readonly #start: number;
  #last: number;
  #isShown = false;

  constructor({ stderr, now }: Pick<Io, 'stderr' | 'now'>, total: number) {
    this.#output = stderr;
    this.#now = now;
    this.#total = total;
    this.#start = now();
    this.#last = this.#start;
  }

  /** The same streams; what they write to a terminal takes the place of the news. */
  beside(io: Io): Io {
    return { ...io, stdout: this.#beside(io.stdout), stderr: this.#beside(io.stderr) };
  }

  #beside(output: Output): Output {
    if (!output.isTerminal) return output;
    return {
      ...output,
      write: (content) => {
        if (content.length > 0) this.clear();
        output.write(content);
      },
    };
  }

  /** Says how many files are done. */
  tell(done: number): void {
    if (!this.#output.isTerminal) return;
    const now = this.#now();
    if (now - this.#start < SILENCE || now - this.#last < INTERVAL) return;
    this.#last = now;
    this.#isShown = true;
    this.#output.write(`${CLEAR}checked ${done} of ${this.#total} files`);
  }

  /** Makes room for something else to be written. */
  clear(): void {
    if (this.#isShown) this.#output.write(CLEAR);
    this.#isShown = false;
  }
}
