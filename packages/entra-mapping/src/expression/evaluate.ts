import type { Expression } from './ast.ts';
import { type EvaluationContext, type EvaluationResult, evaluateBy } from './evaluate-by.ts';
import { LinearTimeEngine } from './regular-expression/engine.ts';

export type { EvaluationContext, EvaluationResult, Instant } from './evaluate-by.ts';

/**
 * Evaluates an expression for one object, as the service is documented to do it. Only the branches that are chosen are
 * evaluated.
 *
 * Where the documentation is silent or contradicts itself, the function table says what was chosen and why; see
 * `docs/functions.md` of this package.
 *
 * @throws {ExpressionError} When the evaluation fails; the code tells why and the position where.
 * @throws {TypeError} When `now` is no instant.
 * @see [Function reference](https://learn.microsoft.com/entra/identity/app-provisioning/functions-for-customizing-application-data)
 *
 * @example
 * ```ts
 * const expression = parseExpression('Switch([IsSoftDeleted], , "False", "True", "True", "False")');
 * evaluateExpression(expression, { attributes: { IsSoftDeleted: false } }); // { value: 'True' }
 * ```
 */
export function evaluateExpression(expression: Expression, context: EvaluationContext = {}): EvaluationResult {
  return evaluateBy((budget) => new LinearTimeEngine(budget), expression, context);
}
