import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML821: IIF on whether there is a value. */
export const nullTestInCondition = expressionRule(
  {
    code: 'ML821',
    name: 'null-test-in-condition',
    severity: 'info',
    since: '0.1.0',
    summary: 'the condition of IIF tests for an empty value, which is not reliable',
    fix: 'none',
    references: [FUNCTIONS],
  },
  ['iif-condition-is-flow-control', 'iif-null-test-unreliable'],
  {
    why: 'The documentation says that the test may fail for attributes without a value.',
    help: 'use Coalesce, or Switch with the key ""',
    // Many expressions have it and work, those that Microsoft ships for other jobs among them.
    severity: 'info',
  },
  'scim',
);
