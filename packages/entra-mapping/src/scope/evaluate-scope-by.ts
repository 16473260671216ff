import type { RegularExpressions } from '../expression/regular-expression/engine.ts';
import { AttributeSet } from '../expression/values/attributes.ts';
import { type ClauseContext, evaluateClause } from './evaluate-clause.ts';
import type {
  EvaluatedClause,
  EvaluatedFilter,
  EvaluatedGroup,
  FilterSet,
  GroupResult,
  ScopedObject,
  ScopeOptions,
  ScopeResult,
  Truth,
} from './types.ts';

/** The sets in the order in which an object goes through them: read, told apart, provisioned. */
const SETS: readonly FilterSet[] = ['inputFilterGroups', 'categoryFilterGroups', 'groups'];

/** The result of a filter without groups, as most mappings have it. */
const EVERYBODY: ScopeResult<never> = Object.freeze({ inScope: true, groups: Object.freeze([]) as readonly never[] });

/** Evaluates a scoping filter with what runs its patterns. */
export function evaluateScopeBy<Group extends EvaluatedGroup>(
  engine: RegularExpressions,
  filter: EvaluatedFilter<Group> | null | undefined,
  object: ScopedObject,
  options: ScopeOptions,
): ScopeResult<Group> {
  if (SETS.every((set) => groupsOf(filter, set).length === 0)) return EVERYBODY;
  const context: ClauseContext = {
    attributes: new AttributeSet(object),
    readings: options.readings ?? {},
    engine,
  };
  const groups: GroupResult<Group>[] = [];
  const verdicts: { readonly set: FilterSet; readonly holds: Truth }[] = [];
  for (const set of SETS) {
    const results = groupsOf(filter, set).map((group, index) => evaluateGroup(group, { set, index }, context));
    groups.push(...results);
    if (results.length > 0) verdicts.push({ set, holds: anyOf(results.map(({ holds }) => holds)) });
  }
  const excludedBy = verdicts.find(({ holds }) => holds === false)?.set;
  const inScope = allOf(verdicts.map(({ holds }) => holds));
  return { inScope, groups, ...(excludedBy === undefined ? {} : { excludedBy }) };
}

function groupsOf<Group extends EvaluatedGroup>(
  filter: EvaluatedFilter<Group> | null | undefined,
  set: FilterSet,
): readonly Group[] {
  const groups = filter?.[set];
  return Array.isArray(groups) ? groups : [];
}

function evaluateGroup<Group extends EvaluatedGroup>(
  group: Group,
  place: { readonly set: FilterSet; readonly index: number },
  context: ClauseContext,
): GroupResult<Group> {
  // The filter may come from a file that was edited by hand.
  const listed: unknown = group === null ? undefined : (group.clauses ?? []);
  if (!Array.isArray(listed)) return { ...place, group, holds: 'unknown', clauses: [] };
  const clauses = listed.map((clause: EvaluatedClause | null, index) => evaluateClause(clause ?? {}, index, context));
  return { ...place, group, holds: allOf(clauses.map(({ holds }) => holds)), clauses };
}

function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes('unknown') ? 'unknown' : true;
}

function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes('unknown') ? 'unknown' : false;
}
