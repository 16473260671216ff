import { encodeBase64 } from './base64.ts';
import { type AttributeValue, booleanText, type Value } from './value.ts';

/** Turns what a source attribute holds into a value: everything becomes text, an empty list becomes null. */
function toValue(attribute: unknown): Value {
  if (Array.isArray(attribute)) {
    const texts = attribute.map(toText).filter((text) => text !== null);
    return texts.length === 0 ? null : texts;
  }
  return toText(attribute);
}

function toText(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return booleanText(value);
    case 'object':
      if (value === null) return null;
      if (value instanceof Uint8Array) return encodeBase64(value);
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
      return JSON.stringify(value, withoutBigInts) ?? null;
    default:
      return null;
  }
}

function withoutBigInts(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** What an object is known to be besides what it says itself, under a name in any letter case. */
export interface ComputedAttribute {
  /** In lower case. */
  readonly name: string;
  readonly value: AttributeValue;
}

/** The source attributes of one object: names are compared exactly first, then in any letter case. */
export class AttributeSet {
  readonly #attributes: Readonly<Record<string, AttributeValue>>;
  readonly #computed: ComputedAttribute | undefined;
  #byFoldedName: ReadonlyMap<string, string> | undefined;

  /** @param computed Stands in the place of what the object has under that name. */
  constructor(attributes: Readonly<Record<string, AttributeValue>>, computed?: ComputedAttribute) {
    this.#attributes = attributes;
    this.#computed = computed;
  }

  /** The value of an attribute; null when there is none of that name. */
  get(name: string): Value {
    const computed = this.#computed;
    if (computed !== undefined && name.toLowerCase() === computed.name) return toValue(computed.value);
    const key = this.#keyOf(name);
    return key === undefined ? this.#getNested(name) : toValue(this.#attributes[key]);
  }

  #keyOf(name: string): string | undefined {
    if (Object.hasOwn(this.#attributes, name)) return name;
    this.#byFoldedName ??= byFoldedName(this.#attributes);
    return this.#byFoldedName.get(name.toLowerCase());
  }

  /** `passwordProfile.password` may also be an object with a member. */
  #getNested(name: string): Value {
    if (!name.includes('.')) return null;
    let value: unknown = this.#attributes;
    for (const part of name.split('.')) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return null;
      value = (value as Readonly<Record<string, unknown>>)[part];
    }
    return toValue(value);
  }
}

/** The names of the last object, and by what each of them is found. */
let last: { readonly names: readonly string[]; readonly byFoldedName: ReadonlyMap<string, string> } = {
  names: [],
  byFoldedName: new Map(),
};

/**
 * The names as they are, by what they are in lower case; the first one where there are several. The objects of a directory
 * mostly have the same names in the same order, and comparing them is faster than folding them.
 */
function byFoldedName(attributes: object): ReadonlyMap<string, string> {
  const names = Object.keys(attributes);
  const isLast = names.length === last.names.length && names.every((name, index) => name === last.names[index]);
  if (!isLast) last = { names, byFoldedName: foldedNames(names) };
  return last.byFoldedName;
}

function foldedNames(names: readonly string[]): Map<string, string> {
  const folded = new Map<string, string>();
  for (const name of names) {
    const lower = name.toLowerCase();
    if (!folded.has(lower)) folded.set(lower, name);
  }
  return folded;
}
