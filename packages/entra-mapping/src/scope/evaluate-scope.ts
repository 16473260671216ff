import { LinearTimeEngine } from '../expression/regular-expression/engine.ts';
import { AttributeSet } from '../expression/values/attributes.ts';
import { WorkBudget } from '../expression/work-budget.ts';
import { type ClauseContext, evaluateClause } from './evaluate-clause.ts';
import type {
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

/**
 * Tells whether an object passes the scoping filter of an object mapping: it has to satisfy one group of each set that
 * has groups, and for that all clauses of the group. Without a filter every object is in scope.
 *
 * The assignment of users to the application is not part of an export and is left to the caller.
 *
 * Where nobody can say whether a clause holds (an unknown operator, a pattern that does not run in linear time, a number
 * compared with text) the answer is `unknown`, unless the other clauses decide it.
 *
 * @param filter The `scope` of an object mapping of an export, or the same in the JSON of the API.
 * @param object The attributes of the source object by name.
 * @see [Scoping filters](https://learn.microsoft.com/entra/identity/app-provisioning/define-conditional-rules-for-provisioning-user-accounts)
 *
 * @example
 * ```ts
 * const clause = { sourceOperandName: 'department', operatorName: 'EQUALS', targetOperand: { values: ['Sales'] } };
 * const { inScope, groups } = evaluateScope({ groups: [{ clauses: [clause] }] }, { department: 'Research' });
 * inScope; // false
 * groups[0]?.clauses[0]?.message; // [department] is "Research", so that EQUALS "Sales" does not hold
 * ```
 */
export function evaluateScope<Group extends EvaluatedGroup>(
  filter: EvaluatedFilter<Group> | null | undefined,
  object: ScopedObject,
  options: ScopeOptions = {},
): ScopeResult<Group> {
  const context: ClauseContext = {
    attributes: new AttributeSet(object),
    readings: options.readings ?? {},
    engine: new LinearTimeEngine(new WorkBudget()),
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
  const clauses = (group.clauses ?? []).map((clause, index) => evaluateClause(clause, index, context));
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
