import { type ComparisonKey, comparisonKey } from '../resource/comparison-key.ts';
import { isJsonObject } from '../resource/read-value.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';

/** Something that a condition may say of an element: that a part of it equals a value. */
interface Term {
  /** The sub-attribute, or the attribute itself where elements are simple values. */
  readonly part: Attribute;
  readonly name: string;
  readonly value: unknown;
}

/**
 * Makes a function that finds the shortest condition in brackets which one element of a list alone satisfies, and answers
 * `undefined` where there is none. Elements are counted by their comparison keys, so that the time grows with the length of
 * the list and not with its square.
 */
export function elementSelector(
  { attribute }: AttributeTarget,
  elements: readonly unknown[],
): (element: unknown) => string | undefined {
  const countsByParts = new Map<string, ReadonlyMap<string, number>>();
  const countsOf = (terms: readonly Term[]): ReadonlyMap<string, number> => {
    const parts = terms.map(({ name }) => name).join();
    let counts = countsByParts.get(parts);
    if (counts === undefined) {
      counts = countKeys(terms, elements);
      countsByParts.set(parts, counts);
    }
    return counts;
  };
  return (element) => {
    const all = termsOf(attribute, element);
    for (let length = 1; length <= all.length; length += 1) {
      const terms = all.slice(0, length);
      const key = keyOf(terms, element);
      if (key !== undefined && countsOf(terms).get(key) === 1) return formatTerms(terms);
    }
    return undefined;
  };
}

function formatTerms(terms: readonly Term[]): string {
  return terms.map(({ name, value }) => `${name} eq ${JSON.stringify(value)}`).join(' and ');
}

/** What may be said of an element in a condition, `value` first, for it tells most elements apart. */
function termsOf(attribute: Attribute, element: unknown): readonly Term[] {
  if (!isJsonObject(element)) {
    return partKey(attribute, element) === undefined ? [] : [{ part: attribute, name: 'value', value: element }];
  }
  const parts = attribute.subAttributes.filter((part) => {
    const isFilterable = part.returned !== 'never' && part.name !== 'primary' && !part.multiValued;
    return isFilterable && partKey(part, element[part.name]) !== undefined;
  });
  parts.sort((a, b) => Number(b.name === 'value') - Number(a.name === 'value'));
  return parts.map((part) => ({ part, name: part.name, value: element[part.name] }));
}

/** How often each combination of these parts occurs. */
function countKeys(terms: readonly Term[], elements: readonly unknown[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const element of elements) {
    const key = keyOf(terms, element);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What an element has in these parts, as text; `undefined` when it lacks one. */
function keyOf(terms: readonly Term[], element: unknown): string | undefined {
  const keys: ComparisonKey[] = [];
  for (const { part, name } of terms) {
    const key = partKey(part, isJsonObject(element) ? element[name] : element);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return JSON.stringify(keys);
}

/** Longer text, such as a picture, is no good operand, and a path has limits. */
const LONGEST_OPERAND = 1000;

/** What `eq` compares; `undefined` for a value that makes no operand, such as a date that is none. */
function partKey(part: Attribute, value: unknown): ComparisonKey | undefined {
  if (typeof value === 'string' && value.length > LONGEST_OPERAND) return undefined;
  return value === '' && part.type !== 'dateTime' ? '' : comparisonKey(part, value);
}
