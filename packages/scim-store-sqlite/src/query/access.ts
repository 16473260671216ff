import type { BoundComparison, BoundElement, BoundFilter, ResourceType } from 'scim-core';
import { conditionsOf, type KeyPath, type Relation } from 'scim-provider';
import { relationName } from '../relation/relation-name.ts';
import { type Layout, parameterOf } from '../table/layout.ts';
import { pointKeys } from './point-keys.ts';
import { rangeOf } from './range.ts';
import { costOf, type PointSource, pointSources, type Source } from './source.ts';

/** What a planner knows of the data. */
export interface PlanContext {
  readonly layout: Layout;
  readonly relations: readonly Relation[];
}

/** A way to find every resource that satisfies a condition, and perhaps others when it is not exact. */
export interface Access {
  readonly source: Exclude<Source, { readonly kind: 'all' | 'nothing' }>;
  readonly isExact: boolean;
}

/** Finds the best way that an index offers to the resources of a condition. */
export function accessOf(filter: BoundFilter, context: PlanContext): Access | undefined {
  switch (filter.kind) {
    case 'comparison':
      return comparisonAccess(filter, context, []);
    case 'element':
      return elementAccess(filter, context);
    case 'or': {
      const parts = filter.filters.map((part) => accessOf(part, context));
      const sources = parts.flatMap((part) => pointSources(part?.source));
      if (parts.some((part) => part === undefined || pointSources(part.source).length === 0)) return undefined;
      return { source: { kind: 'union', sources }, isExact: parts.every((part) => part?.isExact === true) };
    }
    case 'and': {
      // Inside an `or`: any part leads to a superset of what satisfies all of them.
      const accesses = filter.filters.flatMap((part) => accessOf(part, context) ?? []);
      const [best] = accesses.sort((a, b) => costOf(a.source) - costOf(b.source));
      return best && { ...best, isExact: false };
    }
    default:
      return undefined;
  }
}

function comparisonAccess(
  filter: BoundComparison,
  { layout, relations }: PlanContext,
  condition: readonly BoundComparison[],
): Access | undefined {
  const { target, operator, key } = filter;
  if (key === undefined) return undefined;
  if (target.path === 'id' && operator === 'eq' && typeof key === 'string') {
    return { source: { kind: 'id', id: key }, isExact: true };
  }
  const relation = memberRelation(layout.type, relations, filter);
  if (relation !== undefined && condition.length === 0) {
    return { source: { kind: 'member', relation, member: String(key) }, isExact: true };
  }
  const lookup = layout.lookups.find(
    (candidate) => candidate.target.path === target.path && sameConditions(candidate.condition, condition),
  );
  if (lookup === undefined) return undefined;
  const { text: path, isMultiple } = lookup;
  const isExact = isWellFormed(key);
  if (operator === 'eq') return { source: { kind: 'equal', path, key: parameterOf(key) }, isExact };
  const range = rangeOf(operator, key);
  return range === undefined || !isExact ? undefined : { source: { kind: 'range', path, range, isMultiple }, isExact };
}

/** `members.value eq "…"`: the relation that answers it, when the type of the query has it. */
function memberRelation(
  type: ResourceType,
  relations: readonly Relation[],
  { target, operator, key }: BoundComparison,
) {
  if (operator !== 'eq' || typeof key !== 'string' || target.subAttribute?.name !== 'value') return undefined;
  const found = relations.find(
    (relation) => relation.owner === type && relation.target.parts.get('value')?.path === target.path,
  );
  return found && relationName(type, found.target.path);
}

/** A condition on one element: an indexed path with the same condition answers it, one without leads to a superset. */
function elementAccess({ target, filter }: BoundElement, context: PlanContext): Access | undefined {
  const { layout, relations } = context;
  const relation = relations.find(({ owner, target: own }) => owner === layout.type && own.path === target.path);
  if (relation !== undefined) {
    const sources = pointKeys(filter, 'value')?.map(
      (member): PointSource => ({ kind: 'member', relation: relationName(layout.type, target.path), member }),
    );
    return sources === undefined ? undefined : { source: { kind: 'union', sources }, isExact: true };
  }
  const parts = conditionsOf([filter]);
  const accesses = parts.flatMap((part) => {
    if (part.kind !== 'comparison') return [];
    const others = parts.filter((other) => other !== part);
    const conditions = others.filter((other): other is BoundComparison => other.kind === 'comparison');
    const exact = conditions.length === others.length ? comparisonAccess(part, context, conditions) : undefined;
    if (exact !== undefined) return [exact];
    const wider = comparisonAccess(part, context, []);
    return wider === undefined ? [] : [{ ...wider, isExact: false }];
  });
  return accesses.sort((a, b) => Number(b.isExact) - Number(a.isExact) || costOf(a.source) - costOf(b.source))[0];
}

function sameConditions(a: KeyPath['condition'], b: readonly BoundComparison[]): boolean {
  const names = (conditions: readonly BoundComparison[]) =>
    conditions.map(({ target, operator, key }) => JSON.stringify([target.path, operator, key])).sort();
  if (a.length !== b.length) return false;
  return a.length === 0 || JSON.stringify(names(a)) === JSON.stringify(names(b));
}

/** A quick look; halves that belong together are no harm. */
const SURROGATE = /[\uD800-\uDFFF\uFFFD]/;

/** Text with half a surrogate pair can't be kept as it is, so a look-up by it may find too much. */
function isWellFormed(key: string | number | boolean): boolean {
  return typeof key !== 'string' || !SURROGATE.test(key) || !/\p{Cs}|\uFFFD/u.test(key);
}
