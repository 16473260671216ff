/** How a list was found to have changed while it was read. */
export type Drift =
  | {
      /** `totalResults` of a page is not that of the page before. */
      readonly kind: 'total';
      readonly before: number;
      readonly now: number;
      /** Which page, from 1. */
      readonly page: number;
    }
  | {
      /** Resources came again that an earlier page had. */
      readonly kind: 'duplicates';
      readonly ids: readonly string[];
      readonly page: number;
    }
  | {
      /** The list ended before as many different resources came as `totalResults` said. */
      readonly kind: 'missing';
      readonly expected: number;
      readonly received: number;
      readonly page: number;
    };

/** Compares the pages of one reading of a list. */
export class DriftWatch {
  readonly #all: Set<string> | undefined;
  readonly #report: (drift: Drift) => void;
  /** The ids of the page before: what moved while a list is read by index comes again at once. */
  #last: ReadonlySet<string> = new Set();
  #total: number | undefined;
  #page = 0;
  #received = 0;
  #duplicates = 0;

  /** @param isComplete Whether the ids of all pages are kept, which costs memory, and not only those of the last one. */
  constructor(isComplete: boolean, report: (drift: Drift) => void) {
    this.#all = isComplete ? new Set() : undefined;
    this.#report = report;
  }

  /**
   * Takes the ids of a page.
   *
   * @param total What the page says of the whole; `undefined` when it says nothing.
   * @returns Which of them came before.
   */
  add(ids: readonly string[], total: number | undefined): ReadonlySet<string> {
    this.#page += 1;
    if (this.#total !== undefined && total !== undefined && total !== this.#total) {
      this.#report({ kind: 'total', before: this.#total, now: total, page: this.#page });
    }
    this.#total = total;
    const known = this.#all ?? this.#last;
    const here = new Set<string>();
    const again = new Set<string>();
    for (const id of ids) {
      if (known.has(id) || here.has(id)) again.add(id);
      here.add(id);
    }
    if (this.#all !== undefined) for (const id of here) this.#all.add(id);
    this.#last = here;
    this.#received += ids.length;
    this.#duplicates += again.size;
    if (again.size > 0) this.#report({ kind: 'duplicates', ids: [...again], page: this.#page });
    return again;
  }

  /**
   * The list has ended.
   *
   * @param skipped How many resources the reading left out at its beginning.
   */
  end(skipped: number): void {
    const received = this.#received - this.#duplicates;
    const expected = (this.#total ?? 0) - skipped;
    if (received < expected) this.#report({ kind: 'missing', expected, received, page: this.#page });
  }
}
