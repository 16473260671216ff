import type {
  AndFilter,
  ComparisonFilter,
  Filter,
  NotFilter,
  OrFilter,
  PresentFilter,
  ValuePathFilter,
} from './ast.ts';

/** One function for each kind of node; the result of inner nodes is handed to the outer one. */
export interface FilterVisitor<Result> {
  comparison(filter: ComparisonFilter): Result;
  present(filter: PresentFilter): Result;
  /** @param condition What visiting the condition in brackets gave. */
  valuePath(filter: ValuePathFilter, condition: Result): Result;
  not(filter: NotFilter, inner: Result): Result;
  and(filter: AndFilter, parts: readonly Result[]): Result;
  or(filter: OrFilter, parts: readonly Result[]): Result;
}

/**
 * Walks a filter from the leaves up.
 *
 * @returns What the visitor made of the outermost node.
 * @example Collect the attributes that a filter names
 * ```ts
 * import { parseFilter, visitFilter } from 'scim-core';
 *
 * const names = visitFilter<string[]>(parseFilter('userName eq "a" or emails[type eq "work"]'), {
 *   comparison: ({ path }) => [path.attribute],
 *   present: ({ path }) => [path.attribute],
 *   valuePath: ({ path }) => [path.attribute],
 *   not: (_, inner) => inner,
 *   and: (_, parts) => parts.flat(),
 *   or: (_, parts) => parts.flat(),
 * });
 * names; // ['userName', 'emails']
 * ```
 */
export function visitFilter<Result>(filter: Filter, visitor: FilterVisitor<Result>): Result {
  const visit = (node: Filter): Result => visitFilter(node, visitor);
  switch (filter.kind) {
    case 'comparison':
      return visitor.comparison(filter);
    case 'present':
      return visitor.present(filter);
    case 'valuePath':
      return visitor.valuePath(filter, visit(filter.path.filter));
    case 'not':
      return visitor.not(filter, visit(filter.filter));
    case 'and':
      return visitor.and(filter, filter.filters.map(visit));
    case 'or':
      return visitor.or(filter, filter.filters.map(visit));
  }
}
