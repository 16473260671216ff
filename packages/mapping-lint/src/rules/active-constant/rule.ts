import { isActive } from '../../support/active.ts';
import { ACTIVE_EXPRESSION, ACTIVE_SOURCE, replaceSource } from '../../support/fixes.ts';
import { isRecommendedSource } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML404: `active` never changes. */
export const activeConstant = rowRule(
  {
    code: 'ML404',
    name: 'active-constant',
    severity: 'error',
    since: '0.1.0',
    summary: '"active" has a value that never changes',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each) => {
    const { row, constant, expression, sources } = each;
    if (!isActive(each) || isRecommendedSource(each)) return undefined;
    // A source that is left out altogether belongs to an extract.
    const isNothing = row.source === null && row.sourceNode?.kind === 'null';
    const byDefault = isNothing || (row.source === null && (row.defaultValue ?? '') !== '');
    if (!byDefault && constant === undefined && !(expression !== undefined && sources.length === 0)) return undefined;
    return {
      node: row.sourceNode ?? row.targetAttributeNode,
      message: '"active" never changes, so users are never disabled',
      why: 'Entra disables a user by sending "active" as false; here it sends the same value for everybody, those who left included.',
      help: `use the expression ${ACTIVE_EXPRESSION}`,
      clicks: `Mapping type: Expression, Expression: ${ACTIVE_EXPRESSION}, then Save`,
      fix: replaceSource(row, ACTIVE_SOURCE, 'follow IsSoftDeleted', false),
    };
  },
);
