import { NO_PATTERNS } from '../expression/regular-expression/no-patterns.ts';
import { evaluateScopeBy } from './evaluate-scope-by.ts';
import type { EvaluatedFilter, EvaluatedGroup, ScopedObject, ScopeOptions, ScopeResult } from './types.ts';

/**
 * As `evaluateScope`, for callers that can do without regular expressions and the engine that runs them: whether a clause
 * with a pattern holds is `unknown`.
 *
 * @example
 * ```ts
 * const clause = { sourceOperandName: 'mail', operatorName: 'REGEX MATCH', targetOperand: { values: ['a.*'] } };
 * evaluateScopeWithoutPatterns({ groups: [{ clauses: [clause] }] }, { mail: 'ada' }).inScope; // 'unknown'
 * ```
 */
export function evaluateScopeWithoutPatterns<Group extends EvaluatedGroup>(
  filter: EvaluatedFilter<Group> | null | undefined,
  object: ScopedObject,
  options: ScopeOptions = {},
): ScopeResult<Group> {
  return evaluateScopeBy(NO_PATTERNS, filter, object, options);
}
