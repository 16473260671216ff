import type { ObjectOutcome } from 'entra-planner';
import type { Io } from './io.ts';

/** Characters of the bar. */
const WIDTH = 24;
/** The shortest time between two looks of it, in milliseconds. */
const PAUSE = 100;

/**
 * A bar that says how far a cycle is: first with the objects, then with their references. It is for people: where nobody looks
 * at a terminal, nothing is written.
 */
export class Progress {
  readonly #io: Pick<Io, 'stderr' | 'now'>;
  readonly #objects: { done: number; total: number };
  readonly #references = { done: 0, total: 0 };
  #drawnAt = Number.NEGATIVE_INFINITY;

  /** @param total How many objects there are; fewer may have something to do. */
  constructor(io: Pick<Io, 'stderr' | 'now'>, total: number) {
    this.#io = io;
    this.#objects = { done: 0, total };
  }

  /** One more object is done in its pass. */
  step({ steps, reference }: Pick<ObjectOutcome, 'steps' | 'reference'>): void {
    if (reference !== undefined) this.#references.total += 1;
    // Each object is imported in the first pass, and never in the second.
    const isFirst = steps.some(({ name }) => name === 'import');
    const pass = isFirst ? this.#objects : this.#references;
    pass.done += 1;
    const now = this.#io.now();
    if (!this.#io.stderr.isTerminal || now - this.#drawnAt < PAUSE) return;
    this.#drawnAt = now;
    const total = Math.max(pass.done, pass.total);
    const full = Math.floor((pass.done / total) * WIDTH);
    const count = (number: number) => number.toLocaleString('en');
    const what = isFirst ? '' : ' managers and groups with members';
    this.#write(`[${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${count(pass.done)} of ${count(total)}${what}`);
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
