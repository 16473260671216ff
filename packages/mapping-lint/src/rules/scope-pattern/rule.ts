import { checkExpression, findScopeOperator, parseExpression } from 'entra-mapping';
import { asSentencePart } from '../../support/diagnostics.ts';
import { SCOPING } from '../../support/references.ts';
import { clauseRule } from '../../support/scope-clauses.ts';

/** ML906: a pattern that can't be read. */
export const scopePattern = clauseRule(
  {
    code: 'ML906',
    name: 'scope-pattern',
    severity: 'error',
    since: '0.1.0',
    summary: 'the pattern of a scoping filter is no regular expression',
    fix: 'none',
    references: [SCOPING],
  },
  ({ operator, values, clause }) => {
    if (findScopeOperator(operator)?.operand !== 'pattern') return undefined;
    for (const value of values) {
      const problem = problemOf(value);
      if (problem === undefined) continue;
      return {
        node: clause.targetOperand?.node ?? clause.node,
        message: `"${value}" is no regular expression: ${problem}`,
        why: 'Entra refuses the filter, or nobody is in scope.',
        help: 'correct the pattern; parentheses and brackets come in pairs',
      };
    }
    return undefined;
  },
);

/** The patterns of filters are those of Replace, so that one checker serves both. */
function problemOf(pattern: string): string | undefined {
  const quoted = `"${pattern.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const found = checkExpression(parseExpression(`Replace([mail], , ${quoted}, , "", , )`));
  const invalid = found.find(({ code }) => code === 'regular-expression-invalid');
  return invalid && asSentencePart(invalid.message.replace('The pattern is wrong: ', ''));
}
