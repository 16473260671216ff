/**
 * A short text that is the same for equal JSON and, as good as always, different for different: 53 bits of a hash. It tells
 * whether an object changed since the last cycle, in the place of the directory's own delta query.
 */
export function digestOf(value: unknown): string {
  const hash = new Hash();
  if (!addJson(hash, value, '')) hash.add('null');
  return hash.value.toString(36);
}

/**
 * Adds the JSON of a value, with its members in the order of their names, since that of a directory says nothing. It is never
 * put together: there may be 100,000 users, and the texts would be garbage at once.
 *
 * @param before What stands before the value.
 * @returns Whether there is any: JSON leaves `undefined` out.
 */
function addJson(hash: Hash, value: unknown, before: string): boolean {
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return false;
  hash.add(before);
  if (typeof value === 'string') hash.addText(value);
  else if (typeof value !== 'object' || value === null) hash.add(JSON.stringify(value));
  else if (Array.isArray(value)) addArray(hash, value);
  else addObject(hash, value as Readonly<Record<string, unknown>>);
  return true;
}

function addArray(hash: Hash, elements: readonly unknown[]): void {
  let before = '[';
  for (const element of elements) {
    if (!addJson(hash, element, before)) hash.add(`${before}null`);
    before = ',';
  }
  hash.add(before === '[' ? '[]' : ']');
}

function addObject(hash: Hash, object: Readonly<Record<string, unknown>>): void {
  hash.add('{');
  let before = '';
  for (const name of sortedNames(object)) {
    const member = object[name];
    if (member === undefined) continue;
    hash.add(before);
    hash.addText(name);
    addJson(hash, member, ':');
    before = ',';
  }
  hash.add('}');
}

/** The names of the last object, as they came and in their order. */
let last: { readonly names: readonly string[]; readonly sorted: readonly string[] } = { names: [], sorted: [] };

/** The objects of a directory mostly have the same names in the same order, and comparing them is faster than sorting them. */
function sortedNames(object: object): readonly string[] {
  const names = Object.keys(object);
  const isLast = names.length === last.names.length && names.every((name, index) => name === last.names[index]);
  if (!isLast) last = { names, sorted: names.toSorted() };
  return last.sorted;
}

/** What is below a space or between surrogates, and these two, JSON may write in another way than it is. */
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** cyrb53, a public-domain hash for short texts. */
class Hash {
  #high = 0xdeadbeef | 0;
  #low = 0x41c6ce57 | 0;

  add(text: string): void {
    let [high, low] = [this.#high, this.#low];
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    this.#high = high;
    this.#low = low;
  }

  /** Adds a text as JSON writes it. */
  addText(text: string): void {
    let high = Math.imul(this.#high ^ QUOTE, 2654435761);
    let low = Math.imul(this.#low ^ QUOTE, 1597334677);
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < SPACE || code === QUOTE || code === BACKSLASH || (code >= FIRST_SURROGATE && code <= LAST_SURROGATE)) {
        this.add(JSON.stringify(text));
        return;
      }
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    this.#high = Math.imul(high ^ QUOTE, 2654435761);
    this.#low = Math.imul(low ^ QUOTE, 1597334677);
  }

  get value(): number {
    const [a, b] = [this.#high, this.#low];
    const high = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    const low = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return 4294967296 * (2097151 & low) + (high >>> 0);
  }
}
