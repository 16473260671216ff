import { findScopeOperator } from 'entra-mapping';
import { SCOPING } from '../../support/references.ts';
import { clauseRule } from '../../support/scope-clauses.ts';

/** ML905: numbers are compared with what is none. */
export const scopeNumberComparison = clauseRule(
  {
    code: 'ML905',
    name: 'scope-number-comparison',
    severity: 'error',
    since: '0.1.0',
    summary: 'a scoping filter compares numbers with what is no whole number',
    fix: 'none',
    references: [SCOPING],
  },
  ({ operator, values, attribute, operatorNode, clause }, { objectMapping }) => {
    if (findScopeOperator(operator)?.operand !== 'integer') return undefined;
    const wrong = values.find((value) => !/^-?\d+$/.test(value.trim()));
    const type = objectMapping.sourceObject?.attribute(attribute)?.type;
    if (wrong === undefined && (type === undefined || type.toLowerCase() === 'integer')) return undefined;
    return {
      node: wrong === undefined ? operatorNode : (clause.targetOperand?.node ?? operatorNode),
      message:
        wrong === undefined
          ? `"${operator}" compares numbers, and "${attribute}" is a ${type}`
          : `"${operator}" compares whole numbers, and "${wrong}" is none`,
      why: 'Entra refuses the filter, or the condition is true for nobody.',
      help: 'use REGEX MATCH for text; dates can not be compared',
    };
  },
);
