import { createHash } from 'node:crypto';
import type { ReferenceServer } from 'scim-reference-server';

type Recorded = ReferenceServer['requests'][number];

/** What a server was told to write, and answered, in one cycle, over all the processes that carried it out. */
export interface Writes {
  readonly count: number;
  /** How many of them were sent before, the same in every character. */
  readonly repeated: number;
  /** The names of objects whose creation was sent more than once. */
  readonly createdTwice: readonly string[];
  /** How many objects were looked for and there already: those whose creation was answered and is not known of any more. */
  readonly found: number;
}

/** Counts the writes among requests, and what is looked for. */
export class WriteCount {
  readonly #seen = new Set<string>();
  readonly #created = new Set<string>();
  readonly #createdTwice: string[] = [];
  #count = 0;
  #found = 0;

  add({ method, url, body, status, responseBody }: Recorded): void {
    // One that a kill cut off before its answer may not have come in whole.
    if (status === 0) return;
    if (method === 'GET') {
      const found = (responseBody as { readonly totalResults?: number } | undefined)?.totalResults ?? 0;
      if (url.includes('filter=') && found > 0) this.#found += 1;
      return;
    }
    this.#count += 1;
    this.#seen.add(
      createHash('sha256')
        .update(JSON.stringify([method, url, body]))
        .digest('base64'),
    );
    if (method !== 'POST') return;
    const { userName, displayName } = body as { readonly userName?: string; readonly displayName?: string };
    const name = String(userName ?? displayName);
    if (this.#created.has(name)) this.#createdTwice.push(name);
    this.#created.add(name);
  }

  get result(): Writes {
    return {
      count: this.#count,
      repeated: this.#count - this.#seen.size,
      createdTwice: this.#createdTwice,
      found: this.#found,
    };
  }
}
