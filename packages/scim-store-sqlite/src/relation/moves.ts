import type { GivenElement } from 'scim-provider';
import { MOST_ELEMENTS, type RelationRecord } from './relation-record.ts';

/** An element as the table `member` has it. */
export interface ElementRow {
  readonly value: string;
  readonly type: string | null;
}

/** Counts what a set operation does, and keeps as much of it as the journal does. */
export class Moves {
  readonly #added: GivenElement[] = [];
  readonly #removed: GivenElement[] = [];
  #addedCount = 0;
  #removedCount = 0;
  readonly #path: string;
  readonly #change: RelationRecord['change'];

  constructor(path: string, change: RelationRecord['change']) {
    this.#path = path;
    this.#change = change;
  }

  add({ value, type }: GivenElement): void {
    this.#addedCount += 1;
    if (this.#added.length < MOST_ELEMENTS) this.#added.push({ value, type });
  }

  remove(row: ElementRow): void {
    this.removeMany([row], 1);
  }

  /** @param first As many of them as are known. */
  removeMany(first: readonly ElementRow[], count: number): void {
    this.#removedCount += count;
    for (const { value, type } of first) {
      if (this.#removed.length < MOST_ELEMENTS) this.#removed.push({ value, type: type ?? undefined });
    }
  }

  record(): RelationRecord {
    return {
      ...{ path: this.#path, change: this.#change, added: this.#addedCount, removed: this.#removedCount },
      ...{ addedElements: this.#added, removedElements: this.#removed },
    };
  }
}
