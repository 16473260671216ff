import type { Predicate } from '../filter/compile.ts';
import { valueTest } from '../filter/value-test.ts';
import { comparisonKey } from '../resource/comparison-key.ts';
import { canonicalText, valuesEqual } from '../resource/equal.ts';
import { isJsonObject, type JsonObject } from '../resource/read-value.ts';
import { type Attribute, isOpaque } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';

/**
 * When an element that an operation gives is one that is there already.
 *
 * The elements of a relation are identified by `value`, and by `type` where both give one. Any other element agrees with a
 * given one when it has the same value in every part that the given one has; one that gives a part which is never returned
 * agrees with none, for the answer would tell whether the part was guessed. All of it works by keys, so that the time grows
 * with the number of elements and not with its square.
 */

/** Makes a predicate that tells whether an element agrees with one of the given ones. */
export function agreesWithAny(target: AttributeTarget, given: readonly unknown[]): Predicate {
  const [first] = given;
  if (given.length === 1) return agreesWith(target, first);
  if (identifyingPart(target) !== undefined) {
    const members = new MemberSet(target);
    for (const element of given) members.add(element as JsonObject);
    return (candidate) => members.has(candidate as JsonObject);
  }
  const keysByShape = new Map<string, { readonly parts: readonly Attribute[]; readonly keys: Set<string> }>();
  for (const element of given) {
    const parts = givenParts(target.attribute, element);
    if (parts.some(isSecret)) continue;
    const shape = shapeOf(parts);
    const same = keysByShape.get(shape) ?? { parts, keys: new Set<string>() };
    keysByShape.set(shape, same);
    same.keys.add(elementKey(target.attribute, parts, element));
  }
  const shapes = [...keysByShape.values()];
  return (candidate) => shapes.some(({ parts, keys }) => keys.has(elementKey(target.attribute, parts, candidate)));
}

/** The given elements that agree with none that is there, each once. */
export function newElements(
  target: AttributeTarget,
  there: readonly unknown[],
  given: readonly unknown[],
): readonly unknown[] {
  if (given.length === 1) return there.some(agreesWith(target, given[0])) ? [] : given;
  if (identifyingPart(target) !== undefined) {
    const members = new MemberSet(target);
    for (const element of there) members.add(element as JsonObject);
    return given.filter((element) => {
      const isNew = !members.has(element as JsonObject);
      if (isNew) members.add(element as JsonObject);
      return isNew;
    });
  }
  const thereByShape = new Map<string, Set<string>>();
  const texts = new Set<string>();
  return given.filter((element) => {
    const parts = givenParts(target.attribute, element);
    const shape = shapeOf(parts);
    let keys = thereByShape.get(shape);
    if (keys === undefined) {
      const known = parts.some(isSecret) ? [] : there;
      keys = new Set(known.map((candidate) => elementKey(target.attribute, parts, candidate)));
      thereByShape.set(shape, keys);
    }
    // Among themselves only equal elements are one; a client that gives two that differ means two.
    const text = canonicalText(element);
    if (texts.has(text) || keys.has(elementKey(target.attribute, parts, element))) return false;
    texts.add(text);
    return true;
  });
}

/** Elements of a relation by what identifies them. */
class MemberSet {
  readonly #value: Attribute;
  readonly #typesByKey = new Map<string, Set<unknown>>();

  constructor(target: AttributeTarget) {
    this.#value = identifyingPart(target)!;
  }

  has(element: JsonObject): boolean {
    const types = this.#typesByKey.get(memberKey(this.#value, element));
    if (types === undefined) return false;
    const { type } = element;
    // A member of which no type is known may be of any.
    return type === undefined || types.has(type) || types.has(undefined);
  }

  /** Adds an element, also one that is the same as another: a third one may be the same as only one of them. */
  add(element: JsonObject): void {
    const key = memberKey(this.#value, element);
    const types = this.#typesByKey.get(key);
    if (types === undefined) this.#typesByKey.set(key, new Set([element.type]));
    else types.add(element.type);
  }
}

function identifyingPart({ attribute, parts }: AttributeTarget): Attribute | undefined {
  return attribute.relation ? parts.get('value')?.subAttribute : undefined;
}

function agreesWith(target: AttributeTarget, given: unknown): Predicate {
  const { attribute } = target;
  if (!isJsonObject(given) || isOpaque(attribute)) {
    const key = valueKey(attribute, given);
    return (candidate) => valueKey(attribute, candidate) === key;
  }
  if (identifyingPart(target) !== undefined) return identifiedBy(target, given);
  const parts = givenParts(attribute, given);
  if (parts.some(isSecret)) return () => false;
  return (candidate) =>
    isJsonObject(candidate) && parts.every((part) => sameValue(part, candidate[part.name], given[part.name]));
}

/** Compares without making keys, for one member is looked for among very many. */
function identifiedBy(target: AttributeTarget, member: JsonObject): Predicate {
  const part = target.parts.get('value')!;
  const key = comparisonKey(part.subAttribute!, member.value);
  if (key === undefined) return (candidate) => valuesEqual(candidate, member);
  const isValue = valueTest({ kind: 'comparison', target: part, operator: 'eq', value: String(member.value), key });
  const { type } = member;
  return (candidate) => {
    const element = candidate as JsonObject;
    return isValue(element.value) && sameType(type, element.type);
  };
}

function sameType(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined || a === b;
}

/** A member without value is only ever the same as an equal one. */
function memberKey(value: Attribute, element: JsonObject): string {
  const key = comparisonKey(value, element.value);
  return key === undefined ? `?${canonicalText(element)}` : `=${key}`;
}

function givenParts(attribute: Attribute, element: unknown): readonly Attribute[] {
  return isJsonObject(element) ? attribute.subAttributes.filter(({ name }) => element[name] !== undefined) : [];
}

function isSecret({ returned }: Attribute): boolean {
  return returned === 'never';
}

function shapeOf(parts: readonly Attribute[]): string {
  return parts.map(({ name }) => name).join();
}

function sameValue(part: Attribute, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (part.type === 'boolean') return (a === true) === (b === true);
  const key = Array.isArray(b) ? undefined : comparisonKey(part, b);
  return key === undefined ? valuesEqual(a, b) : comparisonKey(part, a) === key;
}

/** What an element has in these parts, as a text that is the same for equal values. */
function elementKey(attribute: Attribute, parts: readonly Attribute[], element: unknown): string {
  if (!isJsonObject(element) || isOpaque(attribute)) return valueKey(attribute, element);
  if (parts.length === 1) return valueKey(parts[0]!, element[parts[0]!.name]);
  return JSON.stringify(parts.map((part) => valueKey(part, element[part.name])));
}

function valueKey(attribute: Attribute, value: unknown): string {
  // An element without primary is not primary (RFC 7643 §2.4).
  if (attribute.type === 'boolean') return String(value === true);
  const key = Array.isArray(value) ? undefined : comparisonKey(attribute, value);
  return key === undefined ? `?${canonicalText(value)}` : `=${key}`;
}
