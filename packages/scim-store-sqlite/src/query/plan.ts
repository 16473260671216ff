import type { BoundComparison, BoundElement, BoundFilter, ResourceType } from 'scim-core';
import type { Relation } from 'scim-provider';
import type { Parameter } from '../connection.ts';
import { type Layout, parameterOf } from '../layout.ts';
import { flatten, type LookupPath } from '../lookup-path.ts';
import { Members } from '../members.ts';
import { pointKeys } from './point-keys.ts';
import { rangeOf } from './range.ts';

/** Where the rows of a query come from, in the order of an index. */
export type Source =
  /** Nothing at all. */
  | { readonly kind: 'nothing' }
  /** Every resource of the type, by `seq`. */
  | { readonly kind: 'all' }
  /** The resource with an id. */
  | { readonly kind: 'id'; readonly id: string }
  /** Resources with one key at a path, by `seq`. */
  | { readonly kind: 'equal'; readonly path: string; readonly key: Parameter }
  /** Resources with a key in a range at a path, by `key` and `seq`. */
  | { readonly kind: 'range'; readonly path: string; readonly range: KeyRange; readonly isMultiple: boolean }
  /** Resources that hold a member, by `seq`. */
  | { readonly kind: 'member'; readonly relation: string; readonly member: string }
  /** Resources of several sources, by `seq`. */
  | { readonly kind: 'union'; readonly sources: readonly PointSource[] };

/** A source that is one place in an index. */
export type PointSource = Extract<Source, { readonly kind: 'id' | 'equal' | 'member' }>;

/** The keys between two bounds. */
export interface KeyRange {
  readonly from: { readonly key: Parameter; readonly inclusive: boolean } | undefined;
  readonly to: { readonly key: Parameter; readonly inclusive: boolean } | undefined;
}

/** A condition on one resource that an index answers exactly. */
export type Probe =
  | { readonly kind: 'in'; readonly source: PointSource }
  | { readonly kind: 'not'; readonly probe: Probe }
  | { readonly kind: 'and' | 'or'; readonly probes: readonly Probe[] };

/** How a filter is answered: rows from a source, reduced by probes, and what is left is looked at row by row. */
export interface Plan {
  readonly source: Source;
  readonly probes: readonly Probe[];
  /** What no index answers; evaluated in memory. */
  readonly remainder: BoundFilter | undefined;
}

/** What a planner knows of the data. */
export interface PlanContext {
  readonly layout: Layout;
  readonly relations: readonly Relation[];
}

/**
 * Divides a filter into what indexes answer and an explicit remainder. Of the conditions that must all hold, the most
 * selective one that an index answers becomes the source of rows.
 */
export function planFilter(filter: BoundFilter | undefined, context: PlanContext): Plan {
  const simple = filter === undefined ? undefined : simplify(filter);
  if (simple?.kind === 'constant' && !simple.value)
    return { source: { kind: 'nothing' }, probes: [], remainder: undefined };
  const conditions = simple === undefined ? [] : flatten([simple]).filter(({ kind }) => kind !== 'constant');
  const candidates = conditions.map((condition) => ({ condition, access: accessOf(condition, context) }));
  const best = candidates
    .filter(({ access }) => access !== undefined)
    .sort((a, b) => costOf(a.access!.source) - costOf(b.access!.source))[0];
  const probes: Probe[] = [];
  const remainder: BoundFilter[] = [];
  for (const { condition, access } of candidates) {
    if (condition === best?.condition && access?.isExact === true) continue;
    const probe = probeOf(condition, context);
    if (probe === undefined) remainder.push(condition);
    else probes.push(probe);
  }
  return {
    source: best?.access?.source ?? { kind: 'all' },
    probes,
    remainder:
      remainder.length === 0 ? undefined : remainder.length === 1 ? remainder[0] : { kind: 'and', filters: remainder },
  };
}

/** Works out what is the same for every resource, as attributes that a type does not have. */
function simplify(filter: BoundFilter): BoundFilter {
  switch (filter.kind) {
    case 'not': {
      const inner = simplify(filter.filter);
      return inner.kind === 'constant' ? { kind: 'constant', value: !inner.value } : { kind: 'not', filter: inner };
    }
    case 'and':
    case 'or': {
      const decisive = filter.kind === 'or';
      const parts = filter.filters.map(simplify);
      if (parts.some((part) => part.kind === 'constant' && part.value === decisive))
        return { kind: 'constant', value: decisive };
      const left = parts.filter((part) => part.kind !== 'constant');
      const [only] = left;
      if (only === undefined) return { kind: 'constant', value: !decisive };
      return left.length === 1 ? only : { kind: filter.kind, filters: left };
    }
    default:
      return filter;
  }
}

/** A way to find every resource that satisfies a condition, and perhaps others when it is not exact. */
interface Access {
  readonly source: Exclude<Source, { readonly kind: 'all' | 'nothing' }>;
  readonly isExact: boolean;
}

function costOf({ kind }: Source): number {
  return { nothing: 0, id: 1, equal: 2, member: 2, union: 3, range: 4, all: 5 }[kind];
}

function accessOf(filter: BoundFilter, context: PlanContext): Access | undefined {
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

function pointSources(source: Source | undefined): readonly PointSource[] {
  switch (source?.kind) {
    case 'id':
    case 'equal':
    case 'member':
      return [source];
    case 'union':
      return source.sources;
    default:
      return [];
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
  return found && Members.nameOf(type, found.target.path);
}

/** A condition on one element: an indexed path with the same condition answers it, one without leads to a superset. */
function elementAccess({ target, filter }: BoundElement, context: PlanContext): Access | undefined {
  const { layout, relations } = context;
  const relation = relations.find(({ owner, target: own }) => owner === layout.type && own.path === target.path);
  if (relation !== undefined) {
    const sources = pointKeys(filter, 'value')?.map(
      (member): PointSource => ({ kind: 'member', relation: Members.nameOf(layout.type, target.path), member }),
    );
    return sources === undefined ? undefined : { source: { kind: 'union', sources }, isExact: true };
  }
  const parts = flatten([filter]);
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

function sameConditions(a: LookupPath['condition'], b: readonly BoundComparison[]): boolean {
  const names = (conditions: readonly BoundComparison[]) =>
    conditions.map(({ target, operator, key }) => JSON.stringify([target.path, operator, key])).sort();
  return a.length === b.length && JSON.stringify(names(a)) === JSON.stringify(names(b));
}

/** Text with half a surrogate pair can't be kept as it is, so a look-up by it may find too much. */
function isWellFormed(key: string | number | boolean): boolean {
  return typeof key !== 'string' || !/\p{Cs}|\uFFFD/u.test(key);
}

/** A condition as exact probes of indexes; `undefined` when it needs the resource. */
function probeOf(filter: BoundFilter, context: PlanContext): Probe | undefined {
  switch (filter.kind) {
    case 'not': {
      const probe = probeOf(filter.filter, context);
      return probe && { kind: 'not', probe };
    }
    case 'and':
    case 'or': {
      const probes = filter.filters.map((part) => probeOf(part, context));
      return probes.every((probe) => probe !== undefined) ? { kind: filter.kind, probes } : undefined;
    }
    case 'comparison': {
      const { attribute, subAttribute } = filter.target;
      const isSingle = !attribute.multiValued && subAttribute?.multiValued !== true;
      // Of several values one may differ while another is equal, so only a single one is its own opposite.
      if (filter.operator === 'ne' && isSingle) {
        const probe = probeOf({ ...filter, operator: 'eq' }, context);
        return probe && { kind: 'not', probe };
      }
      return exactProbe(filter, context);
    }
    case 'element':
      return exactProbe(filter, context);
    default:
      return undefined;
  }
}

function exactProbe(filter: BoundFilter, context: PlanContext): Probe | undefined {
  const access = accessOf(filter, context);
  const sources = access?.isExact === true ? pointSources(access.source) : [];
  if (sources.length === 0) return undefined;
  return { kind: 'or', probes: sources.map((source) => ({ kind: 'in', source })) };
}
