import { LinearTimeEngine } from '../expression/regular-expression/engine.ts';
import { WorkBudget } from '../expression/work-budget.ts';
import { evaluateScopeBy } from './evaluate-scope-by.ts';
import type { EvaluatedFilter, EvaluatedGroup, ScopedObject, ScopeOptions, ScopeResult } from './types.ts';

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
  return evaluateScopeBy(new LinearTimeEngine(new WorkBudget()), filter, object, options);
}
