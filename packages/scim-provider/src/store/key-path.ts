import {
  type AttributeTarget,
  type BoundComparison,
  type BoundFilter,
  bindFilter,
  type ComparisonKey,
  comparisonKey,
  type ResourceType,
} from 'scim-core';
import { keysAt, valuesAt } from './document-values.ts';
import { elementTest } from './relation-changes.ts';

/** A place in resources that has keys to find them by, or to tell them apart by. */
export interface KeyPath {
  /** As it was given, for example `emails[type eq "work"].value`. */
  readonly text: string;
  /** The attribute or sub-attribute that holds the values. */
  readonly target: AttributeTarget;
  /** The comparisons in the brackets, all of which an element satisfies; empty without brackets. */
  readonly condition: readonly BoundComparison[];
  /** Whether a resource may have several values there. */
  readonly isMultiple: boolean;
  /** The keys of a resource, each once. */
  keysOf(resource: Readonly<Record<string, unknown>>): ComparisonKey[];
}

/**
 * Reads a path to such a place: an attribute, a sub-attribute, or the sub-attribute of elements that satisfy `eq` comparisons
 * in brackets.
 *
 * @returns `undefined` when the resource type does not have it.
 * @throws TypeError for any other path.
 */
export function readKeyPath(text: string, resourceType: ResourceType): KeyPath | undefined {
  const bound = bindFilter(`${text} pr`, { resourceType, unknownAttribute: 'noValue' });
  if (bound.kind === 'constant') return undefined;
  const parts = bound.kind === 'element' && bound.filter.kind === 'and' ? bound.filter.filters : [bound];
  const places = parts.flatMap((part) => (part.kind === 'present' ? [part.target] : []));
  const condition = conditionsOf(parts.filter((part) => part.kind !== 'present')).filter(isEquality);
  const [target] = places;
  const isSimple = target !== undefined && (target.subAttribute ?? target.attribute).type !== 'complex';
  if (!isSimple || target.attribute.relation || condition.length !== conditionsOf(parts).length - places.length) {
    throw new TypeError(`"${text}" of ${resourceType.name} has no keys; name a simple attribute or sub-attribute`);
  }
  const { attribute, subAttribute } = target;
  return {
    text,
    target,
    condition,
    isMultiple: attribute.multiValued || subAttribute?.multiValued === true,
    keysOf:
      condition.length === 0 ? (resource) => keysAt(resource, target) : selectedKeys(resourceType, target, condition),
  };
}

function selectedKeys(
  resourceType: ResourceType,
  target: AttributeTarget,
  condition: readonly BoundComparison[],
): KeyPath['keysOf'] {
  const whole: AttributeTarget = { ...target, subAttribute: undefined };
  const isSelected = elementTest(resourceType, whole, { kind: 'and', filters: condition });
  const { subAttribute } = target;
  return (resource) => {
    const keys = new Set<ComparisonKey>();
    for (const element of valuesAt(resource, whole)) {
      if (subAttribute === undefined || typeof element !== 'object' || element === null || !isSelected(element))
        continue;
      const key = comparisonKey(subAttribute, (element as Record<string, unknown>)[subAttribute.name]);
      if (key !== undefined) keys.add(key);
    }
    return [...keys];
  };
}

/** The conditions that must all hold, of however many `and` they are made. */
export function conditionsOf(filters: readonly BoundFilter[]): BoundFilter[] {
  return filters.flatMap((filter) => (filter.kind === 'and' ? conditionsOf(filter.filters) : [filter]));
}

function isEquality(filter: BoundFilter): filter is BoundComparison {
  return filter.kind === 'comparison' && filter.operator === 'eq' && filter.key !== undefined;
}
