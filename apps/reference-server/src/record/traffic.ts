import type { KeptExchange } from './kept-exchange.ts';

/** What happens to the exchanges that are kept, for those who watch. */
export type TrafficEvent =
  | { readonly type: 'exchange'; readonly exchange: KeptExchange }
  /** Those of one tenant are forgotten, or of all of them where there is no name. */
  | { readonly type: 'cleared'; readonly tenant: string | null }
  /** Something else is no longer as it was shown. */
  | { readonly type: 'changed'; readonly what: 'faults' | 'resources' | 'tenants'; readonly tenant: string | null };

/** How much is kept. */
export interface TrafficBounds {
  /** Exchanges of each tenant; with 0 none is kept. */
  readonly exchanges: number;
  /** Of all tenants together, about. */
  readonly bytes: number;
}

/** The last exchanges of every tenant. The oldest go first. */
export class Traffic {
  readonly bounds: TrafficBounds;
  readonly #kept = new Map<string, KeptExchange[]>();
  readonly #watchers = new Set<(event: TrafficEvent) => void>();
  #bytes = 0;
  #lastId = 0;

  constructor(bounds: TrafficBounds) {
    this.bounds = bounds;
  }

  /** Whether anything is kept at all. */
  get isKeeping(): boolean {
    return this.bounds.exchanges > 0;
  }

  /** About how much memory all of it takes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The id of the next exchange. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** The highest id that was given; 0 before the first. */
  get lastId(): number {
    return this.#lastId;
  }

  /** Those of one tenant, oldest first: always the same list, which goes on changing. */
  of(tenant: string): readonly KeptExchange[] {
    return this.#listOf(tenant);
  }

  /** Those of all tenants, oldest first. */
  all(): KeptExchange[] {
    return [...this.#kept.values()].flat().sort((one, other) => one.id - other.id);
  }

  /** One by its id; `undefined` when it is no longer kept, or never was. */
  get(id: number): KeptExchange | undefined {
    for (const list of this.#kept.values()) {
      const found = list.find((exchange) => exchange.id === id);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  add(exchange: KeptExchange): void {
    const list = this.#listOf(exchange.tenant);
    list.push(exchange);
    this.#bytes += exchange.size;
    if (list.length > this.bounds.exchanges) this.#dropFrom(list);
    while (this.#bytes > this.bounds.bytes && this.#dropFrom(this.#oldestList()));
    this.#tell({ type: 'exchange', exchange });
  }

  /** Forgets those of one tenant, or all of them. */
  clear(tenant?: string): void {
    for (const list of tenant === undefined ? this.#kept.values() : [this.#listOf(tenant)]) {
      while (this.#dropFrom(list));
    }
    this.#tell({ type: 'cleared', tenant: tenant ?? null });
  }

  /** Tells those who watch that something else has changed. */
  announce(what: 'faults' | 'resources' | 'tenants', tenant: string | null): void {
    this.#tell({ type: 'changed', what, tenant });
  }

  /**
   * Calls back with whatever happens. What is called must not throw.
   *
   * @returns Ends it.
   */
  watch(watcher: (event: TrafficEvent) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  #listOf(tenant: string): KeptExchange[] {
    let list = this.#kept.get(tenant);
    if (list === undefined) {
      list = [];
      this.#kept.set(tenant, list);
    }
    return list;
  }

  #oldestList(): KeptExchange[] | undefined {
    let oldest: KeptExchange[] | undefined;
    for (const list of this.#kept.values()) {
      if (list.length > 0 && list[0]!.id < (oldest?.[0]?.id ?? Number.POSITIVE_INFINITY)) oldest = list;
    }
    return oldest;
  }

  #dropFrom(list: KeptExchange[] | undefined): boolean {
    const dropped = list?.shift();
    if (dropped !== undefined) this.#bytes -= dropped.size;
    return dropped !== undefined;
  }

  #tell(event: TrafficEvent): void {
    for (const watcher of this.#watchers) watcher(event);
  }
}
