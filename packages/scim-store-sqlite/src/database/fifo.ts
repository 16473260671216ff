interface Link<Item> {
  readonly item: Item;
  next: Link<Item> | undefined;
}

/**
 * First in, first out. Taking one and putting one back cost the same however many wait; an array moves all that are left.
 */
export class Fifo<Item> {
  #first: Link<Item> | undefined;
  #last: Link<Item> | undefined;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds one behind all others. */
  push(item: Item): void {
    const link: Link<Item> = { item, next: undefined };
    if (this.#last === undefined) this.#first = link;
    else this.#last.next = link;
    this.#last = link;
    this.#length += 1;
  }

  /** Takes the first one. */
  shift(): Item | undefined {
    const link = this.#first;
    if (link === undefined) return undefined;
    this.#first = link.next;
    if (this.#first === undefined) this.#last = undefined;
    this.#length -= 1;
    return link.item;
  }

  /** Puts some in front of all others; the first of them comes first. */
  putBack(items: readonly Item[]): void {
    for (const item of items.toReversed()) {
      this.#first = { item, next: this.#first };
      this.#last ??= this.#first;
      this.#length += 1;
    }
  }

  /** Takes all. */
  takeAll(): Item[] {
    const items: Item[] = [];
    for (let link = this.#first; link !== undefined; link = link.next) items.push(link.item);
    this.#first = undefined;
    this.#last = undefined;
    this.#length = 0;
    return items;
  }
}
