/** The groups of a .NET pattern while it is translated, and which groups of the translation stand for them. */
export class CaptureGroups {
  readonly #numbered = new Map<string, number[]>();
  readonly #named = new Map<string, number[]>();
  #captures = 0;
  #unnamed = 0;

  /** Keeps the next group of the translation free for something else. */
  reserve(): void {
    this.#captures++;
  }

  /** Adds a group without a name, which gets the next number. */
  addUnnamed(): void {
    this.#add(this.#numbered, String(++this.#unnamed));
  }

  /** Adds a group with a name or with a number of its own; several may share it. */
  add(name: string): void {
    this.#add(/^\d/.test(name) ? this.#numbered : this.#named, name);
  }

  /** By name and number; named groups are numbered behind all others. */
  toMap(): ReadonlyMap<string, readonly number[]> {
    const groups = new Map<string, readonly number[]>(this.#numbered);
    let number = 1;
    for (const [name, indexes] of this.#named) {
      while (groups.has(String(number))) number++;
      groups.set(String(number), indexes);
      groups.set(name, indexes);
    }
    return groups;
  }

  #add(groups: Map<string, number[]>, key: string): void {
    const indexes = groups.get(key) ?? [];
    indexes.push(++this.#captures);
    groups.set(key, indexes);
  }
}
