import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML806: a Switch on a test. */
export const switchNullTest = expressionRule(
  {
    code: 'ML806',
    name: 'switch-null-test',
    severity: 'error',
    since: '0.1.0',
    summary: 'the source of Switch is a test for an empty value',
    fix: 'none',
    references: [FUNCTIONS],
  },
  ['switch-source-is-boolean-test'],
  {
    why: 'The documentation warns of it: the test does not give what the keys are compared with.',
    help: 'compare the attribute itself: Switch([attribute], [attribute], "", "value when empty")',
  },
);
