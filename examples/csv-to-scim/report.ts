import { writeFileSync } from 'node:fs';
import type { ScimClientEvent } from 'scim-client';
import type { Row } from './people.ts';

/** What became of a row. */
export type Result = 'created' | 'there already' | 'done before' | 'failed';

interface Failure {
  readonly line: number;
  readonly userName: string;
  readonly why: string;
}

/** Counts what happens, tells how far it is, and writes down what failed. */
export class Report {
  readonly #total: number;
  readonly #tell: (line: string) => void;
  readonly #counts = { created: 0, 'there already': 0, 'done before': 0, failed: 0 };
  readonly #failures: Failure[] = [];
  /** How many requests were repeated, by what went wrong. */
  readonly #repeated = new Map<string, number>();

  /** @param total How many rows there are. */
  constructor(total: number, tell: (line: string) => void) {
    this.#total = total;
    this.#tell = tell;
  }

  add({ line, person }: Row, result: Result, why = ''): void {
    this.#counts[result] += 1;
    if (result === 'failed') this.#failures.push({ line, userName: person.userName, why });
    const done = this.#done;
    const tenth = Math.ceil(this.#total / 10);
    if (done % tenth === 0 || done === this.#total) this.#tell(`${done} of ${this.#total}`);
  }

  /** Listens to the client. */
  readonly onEvent = (event: ScimClientEvent): void => {
    if (event.type !== 'retry') return;
    const reason = String(event.status ?? event.code);
    this.#repeated.set(reason, (this.#repeated.get(reason) ?? 0) + 1);
  };

  get failed(): number {
    return this.#counts.failed;
  }

  get #done(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  /** For people. */
  toString(): string {
    const counts = Object.entries(this.#counts).map(([result, count]) => `${count} ${result}`);
    const repeated = [...this.#repeated].map(([reason, count]) => `${count} × ${reason}`);
    return [
      ...this.#failures.map(({ line, userName, why }) => `line ${line}: ${userName || '(nobody)'}: ${why}`),
      ...(repeated.length > 0 ? [`repeated behind ${repeated.join(', ')}`] : []),
      counts.join(', '),
    ].join('\n');
  }

  /** For programs. */
  write(file: string): void {
    const content = { ...this.#counts, repeated: Object.fromEntries(this.#repeated), failures: this.#failures };
    writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
  }
}
