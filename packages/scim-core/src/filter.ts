/** Filters without the schemas of the RFC: `scim-core/filter`. */
export type {
  AndFilter,
  ComparisonFilter,
  ComparisonOperator,
  ComparisonValue,
  Filter,
  NotFilter,
  OrFilter,
  PresentFilter,
  ValuePathFilter,
} from './filter/ast.ts';
export type { BindFilterOptions } from './filter/attribute-resolver.ts';
export { bindFilter } from './filter/bind.ts';
export type {
  BoundComparison,
  BoundConstant,
  BoundElement,
  BoundFilter,
  BoundGroup,
  BoundNegation,
  BoundPresence,
} from './filter/bound-filter.ts';
export { filterFor } from './filter/builder.ts';
export type { AttributeExpression, ElementCondition, FilterBuilder, FilterPath } from './filter/builder-types.ts';
export { compileFilter, type Predicate } from './filter/compile.ts';
export { explainFilter, type FilterExplanation } from './filter/explain.ts';
export { compareCodePoints } from './filter/fold.ts';
export { formatFilter, formatPath } from './filter/format.ts';
export { type FilterLimits, type ParseFilterOptions, parseFilter } from './filter/parse-filter.ts';
export { type FilterVisitor, visitFilter } from './filter/visitor.ts';
export type { AttributePath } from './path/attribute-path.ts';
export { parsePath } from './path/parse-path.ts';
export { type ComparisonKey, comparisonKey } from './resource/comparison-key.ts';
