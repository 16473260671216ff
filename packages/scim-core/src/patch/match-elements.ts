import type { Predicate } from '../filter/compile.ts';
import { valueTest } from '../filter/value-test.ts';
import { comparisonKey } from '../resource/comparison-key.ts';
import { valuesEqual } from '../resource/equal.ts';
import { isJsonObject, type JsonObject } from '../resource/read-value.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';

/** Up to so many listed elements are looked for one by one; more are looked up by key. */
const FEW = 4;

/**
 * Makes a predicate that tells whether an element agrees with one of the listed ones.
 *
 * The elements of a relation are identified by `value`, and by `type` where both give one. Any other element agrees when
 * it has the same value in every part that the listed one gives.
 */
export function agreesWithAny(target: AttributeTarget, listed: readonly unknown[]): Predicate {
  const { attribute } = target;
  const value = target.parts.get('value')?.subAttribute;
  if (attribute.relation && value !== undefined && listed.length > FEW) return agreesByKey(value, listed);
  const predicates = listed.map((element) => agreesWith(target, element));
  if (predicates.length === 1) return predicates[0]!;
  return (candidate) => predicates.some((agrees) => agrees(candidate));
}

function agreesWith(target: AttributeTarget, listed: unknown): Predicate {
  const { attribute } = target;
  if (!isJsonObject(listed)) {
    const key = comparisonKey(attribute, listed);
    return (candidate) => comparisonKey(attribute, candidate) === key;
  }
  if (attribute.relation) return identifiedBy(target, listed);
  const given = attribute.subAttributes.filter((part) => listed[part.name] !== undefined);
  return (candidate) =>
    isJsonObject(candidate) && given.every((part) => sameValue(part, candidate[part.name], listed[part.name]));
}

function identifiedBy(target: AttributeTarget, listed: JsonObject): Predicate {
  const part = target.parts.get('value');
  if (part?.subAttribute === undefined) return () => false;
  const key = comparisonKey(part.subAttribute, listed.value);
  const isValue = valueTest({ kind: 'comparison', target: part, operator: 'eq', value: String(listed.value), key });
  const type = listed.type;
  return (candidate) => {
    const element = candidate as JsonObject;
    return isValue(element.value) && sameType(type, element.type);
  };
}

function agreesByKey(value: Attribute, listed: readonly unknown[]): Predicate {
  const typesByKey = new Map<unknown, unknown[]>();
  for (const element of listed as readonly JsonObject[]) {
    const key = comparisonKey(value, element.value);
    const types = typesByKey.get(key);
    if (types === undefined) typesByKey.set(key, [element.type]);
    else types.push(element.type);
  }
  return (candidate) => {
    const element = candidate as JsonObject;
    const types = typesByKey.get(comparisonKey(value, element.value));
    return types?.some((type) => sameType(type, element.type)) === true;
  };
}

function sameType(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined || a === b;
}

function sameValue(part: Attribute, a: unknown, b: unknown): boolean {
  if (part.multiValued || part.type === 'complex') return valuesEqual(a, b);
  // An element without primary is not primary (RFC 7643 §2.4).
  if (part.type === 'boolean') return (a ?? false) === (b ?? false);
  return comparisonKey(part, a) === comparisonKey(part, b);
}
