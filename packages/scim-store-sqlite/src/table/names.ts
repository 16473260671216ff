import type { SqliteConnection } from '../database/connection.ts';

/** No row has this number, so that a look-up by a name that was never written finds nothing. */
export const UNKNOWN = -1;

/** The numbers that stand for tenants, types and paths. A number never changes its meaning. */
export class Names {
  readonly #connection: SqliteConnection;
  readonly #numbers = new Map<string, number>();
  readonly #texts = new Map<number, string>();

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  /** The number of a name, or one that no row has. */
  find(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const row = this.#connection.constant('SELECT id FROM name WHERE text = ?').get(text) as { id: number } | undefined;
    if (row === undefined) return UNKNOWN;
    this.#numbers.set(text, row.id);
    return row.id;
  }

  /** The number of a name, made when it is new. Only inside a write. */
  require(text: string): number {
    const known = this.find(text);
    if (known !== UNKNOWN) return known;
    this.#connection.constant('INSERT INTO name (text) VALUES (?)').run(text);
    return this.find(text);
  }

  /** The name behind a number. */
  text(id: number): string {
    let text = this.#texts.get(id);
    if (text === undefined) {
      ({ text } = this.#connection.constant('SELECT text FROM name WHERE id = ?').get(id) as { text: string });
      this.#texts.set(id, text);
    }
    return text;
  }

  /** Forgets what was read, because the transaction that wrote it was rolled back. */
  forget(): void {
    this.#numbers.clear();
    this.#texts.clear();
  }
}
