/**
 * A short text that is the same for equal JSON and, as good as always, different for different: 53 bits of a hash. It tells
 * whether an object changed since the last cycle, in the place of the directory's own delta query.
 */
export function digestOf(value: unknown): string {
  const hash = new Hash();
  if (!addJson(hash, value, '')) hash.add('null');
  return hash.value.toString(36);
}

/** What JSON writes in another way than it is. */
const ESCAPED = /["\\\p{Cc}\p{Cs}]/u;

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
  if (typeof value === 'string') addText(hash, value);
  else if (typeof value !== 'object' || value === null) hash.add(JSON.stringify(value));
  else if (Array.isArray(value)) addArray(hash, value);
  else addObject(hash, value as Readonly<Record<string, unknown>>);
  return true;
}

function addText(hash: Hash, text: string): void {
  if (ESCAPED.test(text)) {
    hash.add(JSON.stringify(text));
    return;
  }
  hash.add('"');
  hash.add(text);
  hash.add('"');
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
  for (const name of Object.keys(object).sort()) {
    const member = object[name];
    if (member === undefined) continue;
    hash.add(before);
    addText(hash, name);
    addJson(hash, member, ':');
    before = ',';
  }
  hash.add('}');
}

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

  get value(): number {
    const [a, b] = [this.#high, this.#low];
    const high = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    const low = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return 4294967296 * (2097151 & low) + (high >>> 0);
  }
}
