export { evaluateScope } from './evaluate-scope.ts';
export { evaluateScopeWithoutPatterns } from './evaluate-scope-without-patterns.ts';
export { findScopeOperator, type OperandType, type ScopeOperator, scopeOperators } from './operators.ts';
export type {
  ClauseResult,
  EvaluatedClause,
  EvaluatedFilter,
  EvaluatedGroup,
  FilterSet,
  GroupResult,
  ScopedObject,
  ScopeOptions,
  ScopeReadings,
  ScopeResult,
  Truth,
} from './types.ts';
