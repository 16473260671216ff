import type { Io } from './io.ts';

/** Characters of the bar. */
const WIDTH = 24;
/** The shortest time between two looks of it, in milliseconds. */
const PAUSE = 100;

/** A bar that says how far a cycle is. It is for people: where nobody looks at a terminal, nothing is written. */
export class Progress {
  readonly #io: Pick<Io, 'stderr' | 'now'>;
  readonly #total: number;
  #done = 0;
  #drawnAt = Number.NEGATIVE_INFINITY;

  /** @param total How many objects there are; fewer may have something to do. */
  constructor(io: Pick<Io, 'stderr' | 'now'>, total: number) {
    this.#io = io;
    this.#total = total;
  }

  /** One more object is done. */
  step(): void {
    this.#done += 1;
    const now = this.#io.now();
    if (!this.#io.stderr.isTerminal || now - this.#drawnAt < PAUSE) return;
    this.#drawnAt = now;
    const part = Math.min(1, this.#done / Math.max(1, this.#total));
    const full = Math.floor(part * WIDTH);
    const count = (number: number) => number.toLocaleString('en');
    this.#write(`[${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${count(this.#done)} of ${count(this.#total)}`);
  }

  /** Takes the bar away, so that a line can be written in its place. */
  clear(): void {
    if (this.#drawnAt !== Number.NEGATIVE_INFINITY) this.#write('');
    this.#drawnAt = Number.NEGATIVE_INFINITY;
  }

  #write(text: string): void {
    this.#io.stderr.write(`\r\u001b[K${text}`);
  }
}
