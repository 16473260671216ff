/** A part of a list that the server has. */
export interface LoadedPage<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export interface PagesOptions<Row> {
  /** Loads `count` rows from `start`, which is 0 for the first. */
  readonly load: (start: number, count: number, signal: AbortSignal) => Promise<LoadedPage<Row>>;
  /** Something is there that was not, or an attempt failed. */
  readonly onChange: (error?: unknown) => void;
  readonly pageSize: number;
  /** How many pages are kept. */
  readonly kept: number;
}

/**
 * The rows of a list that is too long to have: pages are loaded when they come into sight, and the ones that were looked
 * at longest ago go first. A request for what has passed out of sight meanwhile is given up.
 */
export class Pages<Row> {
  readonly #options: PagesOptions<Row>;
  readonly #pages = new Map<number, readonly Row[]>();
  readonly #loading = new Map<number, AbortController>();
  /** Pages that are shown, but may be out of date. */
  readonly #stale = new Set<number>();
  /** Nothing until the first page is there. */
  total: number | undefined;

  constructor(options: PagesOptions<Row>) {
    this.#options = options;
  }

  row(index: number): Row | undefined {
    const { pageSize } = this.#options;
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** Sees to it that these rows will be there. */
  show(first: number, count: number): void {
    const { pageSize } = this.#options;
    const from = Math.floor(first / pageSize);
    const to = Math.floor(Math.max(first, first + count - 1) / pageSize);
    for (const [page, controller] of this.#loading) {
      if (page < from || page > to) {
        controller.abort();
        this.#loading.delete(page);
      }
    }
    for (let page = from; page <= to; page += 1) this.#want(page);
  }

  /** What is there may be out of date: it is loaded again when it is looked at, and stays until then. */
  refresh(): void {
    this.close();
    for (const page of this.#pages.keys()) this.#stale.add(page);
  }

  close(): void {
    for (const controller of this.#loading.values()) controller.abort();
    this.#loading.clear();
  }

  #want(page: number): void {
    const rows = this.#pages.get(page);
    if (rows !== undefined) {
      // Back to the end, where the ones are that were looked at last.
      this.#pages.delete(page);
      this.#pages.set(page, rows);
    }
    if ((rows === undefined || this.#stale.has(page)) && !this.#loading.has(page)) void this.#load(page);
  }

  async #load(page: number): Promise<void> {
    const { load, onChange, pageSize, kept } = this.#options;
    const controller = new AbortController();
    this.#loading.set(page, controller);
    try {
      const { total, rows } = await load(page * pageSize, pageSize, controller.signal);
      if (controller.signal.aborted) return;
      this.#loading.delete(page);
      this.#stale.delete(page);
      this.total = total;
      this.#pages.set(page, rows);
      for (const oldest of this.#pages.keys()) {
        if (this.#pages.size <= kept) break;
        this.#pages.delete(oldest);
        this.#stale.delete(oldest);
      }
      onChange();
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#loading.delete(page);
      onChange(error);
    }
  }
}
