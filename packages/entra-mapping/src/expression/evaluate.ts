import type { Expression } from './ast.ts';
import { type EvaluationContext, type EvaluationResult, evaluateBy, evaluationOf } from './evaluate-by.ts';
import { LinearTimeEngine } from './regular-expression/engine.ts';
import type { AttributeSet } from './values/attributes.ts';
import type { WorkBudget } from './work-budget.ts';

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
  return evaluateBy(linearTime, expression, context);
}

/** Evaluates the expressions of one object. */
export function evaluateFor(
  attributes: AttributeSet,
  context: Omit<EvaluationContext, 'attributes'>,
): (expression: Expression) => EvaluationResult {
  return evaluationOf(linearTime, attributes, context);
}

const linearTime = (budget: WorkBudget) => new LinearTimeEngine(budget);
