import { type Expression, ExpressionError, evaluateWithoutPatterns } from 'entra-mapping';
import { isActive } from '../../support/active.ts';
import { ACTIVE_EXPRESSION, ACTIVE_SOURCE, replaceSource } from '../../support/fixes.ts';
import { isRecommendedSource } from '../../support/recommended.ts';
import { FUNCTIONS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML405: the expression of `active` gives the wrong answer. */
export const activeWrongValues = rowRule(
  {
    code: 'ML405',
    name: 'active-wrong-values',
    severity: 'error',
    since: '0.1.0',
    summary: 'the expression of "active" does not disable those who leave, or disables the others',
    fix: 'safe',
    references: [FUNCTIONS],
  },
  (each) => {
    const { expression, sources, row } = each;
    // With other attributes in it, the outcome depends on data that no export holds.
    if (!isActive(each) || expression === undefined || sources.join() !== 'IsSoftDeleted') return undefined;
    const present = outcomeFor(expression, false);
    const gone = outcomeFor(expression, true);
    if (present === undefined || gone === undefined || (present === 'true' && gone === 'false')) return undefined;
    if (isRecommendedSource(each)) return undefined;
    return {
      node: row.source?.expressionNode ?? row.sourceNode,
      message: `"active" becomes ${describe(present)} for users in scope and ${describe(gone)} for those who left`,
      why: 'Keys of Switch are compared in exact letter case with "True" and "False", and an expression without a result sends nothing.',
      help: `use the expression ${ACTIVE_EXPRESSION}`,
      clicks: `Expression: ${ACTIVE_EXPRESSION}, then Save`,
      fix: replaceSource(row, ACTIVE_SOURCE, 'write the default expression', true),
    };
  },
);

/** What Entra would send, in lower case; `undefined` where it can't be told. */
function outcomeFor(expression: Expression, isSoftDeleted: boolean): string | undefined {
  try {
    const { value } = evaluateWithoutPatterns(expression, { attributes: { IsSoftDeleted: isSoftDeleted } });
    return String(value ?? '').toLowerCase();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}

function describe(outcome: string): string {
  return outcome === '' ? 'nothing' : `"${outcome}"`;
}
