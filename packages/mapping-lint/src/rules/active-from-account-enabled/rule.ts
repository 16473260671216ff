import { isActive } from '../../support/active.ts';
import { ACTIVE_EXPRESSION, ACTIVE_SOURCE, replaceSource } from '../../support/fixes.ts';
import { isRecommendedSource } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML403: only a disabled account is disabled at the vendor. */
export const activeFromAccountEnabled = rowRule(
  {
    code: 'ML403',
    name: 'active-from-account-enabled',
    severity: 'warning',
    since: '0.1.0',
    summary: '"active" follows the account alone, not the assignment to the application',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each) => {
    const { row, sources } = each;
    if (!isActive(each) || sources.length !== 1 || sources[0]?.toLowerCase() !== 'accountenabled') return undefined;
    if (isRecommendedSource(each)) return undefined;
    return {
      node: row.sourceNode,
      message: '"active" follows "accountEnabled" alone',
      why: 'Entra sends false for disabled accounts only: who is no longer assigned to the application, leaves the scope or is deleted keeps an active account there.',
      help: `use the expression ${ACTIVE_EXPRESSION}, which covers disabled accounts too`,
      clicks: `Mapping type: Expression, Expression: ${ACTIVE_EXPRESSION}, then Save`,
      fix: replaceSource(row, ACTIVE_SOURCE, 'follow IsSoftDeleted', false),
    };
  },
);
