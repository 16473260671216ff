import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML817: a function gets what it can't take. */
export const functionArguments = expressionRule(
  {
    code: 'ML817',
    name: 'function-arguments',
    severity: 'error',
    since: '0.1.0',
    summary: 'a function has too few, too many or the wrong arguments',
    fix: 'unsafe',
    references: [FUNCTIONS],
  },
  [
    'argument-type',
    'comparison-misplaced',
    'empty-argument',
    'missing-argument',
    'multivalued-attribute',
    'not-a-call',
    'too-few-arguments',
    'too-many-arguments',
    'unknown-word',
    'word-case',
  ],
  {
    why: 'Entra does not save the mapping, or the attribute stays empty for some users.',
    help: 'compare the call with the documentation of the function',
  },
);
