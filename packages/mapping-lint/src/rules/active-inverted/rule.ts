import { isActive } from '../../support/active.ts';
import { ACTIVE_EXPRESSION, ACTIVE_SOURCE, replaceSource } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML402: those who leave are enabled, and the others disabled. */
export const activeInverted = rowRule(
  {
    code: 'ML402',
    name: 'active-inverted',
    severity: 'error',
    since: '0.1.0',
    summary: '"active" is mapped straight from IsSoftDeleted, which means the opposite',
    fix: 'safe',
    references: [CUSTOMIZE],
  },
  (each) => {
    if (!isActive(each) || !each.isFrom('IsSoftDeleted')) return undefined;
    return {
      node: each.row.sourceNode,
      message: '"active" is the opposite of "IsSoftDeleted"',
      why: 'IsSoftDeleted is false for everybody who works with the application: Entra would disable them, and enable those who left.',
      help: `use the expression ${ACTIVE_EXPRESSION}`,
      clicks: `Mapping type: Expression, Expression: ${ACTIVE_EXPRESSION}, then Save`,
      fix: replaceSource(each.row, ACTIVE_SOURCE, 'turn the value round', true),
    };
  },
);
