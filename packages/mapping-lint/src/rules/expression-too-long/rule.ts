import { expressionRule } from '../../support/diagnostics.ts';
import { KNOWN_ISSUES } from '../../support/references.ts';

/** ML801: an expression that the service does not store. */
export const expressionTooLong = expressionRule(
  {
    code: 'ML801',
    name: 'expression-too-long',
    severity: 'error',
    since: '0.1.0',
    summary: 'an expression has more characters than Entra takes',
    fix: 'none',
    references: [KNOWN_ISSUES],
  },
  ['expression-too-long'],
  {
    why: 'Entra does not save the mapping.',
    help: 'shorten it: test a pattern in the place of many values, or keep the table of values at the application',
  },
);
