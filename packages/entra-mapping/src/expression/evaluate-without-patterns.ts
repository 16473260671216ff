import type { Expression } from './ast.ts';
import { type EvaluationContext, type EvaluationResult, evaluateBy } from './evaluate-by.ts';
import { NO_PATTERNS } from './regular-expression/no-patterns.ts';

/**
 * As `evaluateExpression`, for callers that can do without regular expressions and the engine that runs them: an
 * expression that needs one fails.
 *
 * @throws {ExpressionError} When the evaluation fails, or comes to a pattern.
 *
 * @example
 * ```ts
 * const expression = parseExpression('Switch([IsSoftDeleted], , "False", "True", "True", "False")');
 * evaluateWithoutPatterns(expression, { attributes: { IsSoftDeleted: true } }); // { value: 'False' }
 * ```
 */
export function evaluateWithoutPatterns(expression: Expression, context: EvaluationContext = {}): EvaluationResult {
  return evaluateBy(() => NO_PATTERNS, expression, context);
}
