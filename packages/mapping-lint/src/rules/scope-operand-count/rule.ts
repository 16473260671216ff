import { findScopeOperator, pointerOf } from 'entra-mapping';
import { FILTER_RESOURCE, SCOPING } from '../../support/references.ts';
import { clauseRule } from '../../support/scope-clauses.ts';

/** ML904: a value where none belongs, or none where one does. */
export const scopeOperandCount = clauseRule(
  {
    code: 'ML904',
    name: 'scope-operand-count',
    severity: 'warning',
    since: '0.1.0',
    summary: 'a condition of a scoping filter lacks its value, or has one that it does not take',
    fix: 'safe',
    references: [SCOPING, FILTER_RESOURCE],
  },
  ({ operator, values, clause: { node, targetOperand } }) => {
    const known = findScopeOperator(operator);
    if (known === undefined) return undefined;
    const isUnary = known.operand === 'none';
    const operandNode = targetOperand?.node;
    if (isUnary === (values.length === 0)) return undefined;
    return {
      node: operandNode ?? node,
      ...(operandNode === undefined ? { range: { start: node.start, end: node.start + 1 } } : {}),
      message: isUnary ? `"${operator}" takes no value` : `"${operator}" needs a value to compare with`,
      why: isUnary
        ? 'The value is not looked at, or the filter is refused.'
        : 'A condition without a value is true for nobody.',
      help: isUnary ? 'set "targetOperand" to null' : 'write the value into "targetOperand"',
      ...(isUnary && operandNode !== undefined
        ? {
            fix: {
              title: 'take the value away',
              safe: true,
              patch: [{ op: 'replace', path: pointerOf(operandNode), value: null }],
            },
          }
        : {}),
    };
  },
);
