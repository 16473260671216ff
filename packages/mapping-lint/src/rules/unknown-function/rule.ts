import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** Microsoft writes the function with and without the last letter. */
const OTHER_SPELLING = 'SingleAppRoleAssignments';

/** ML803: a function that does not exist, or not in this letter case. */
export const unknownFunction = expressionRule(
  {
    code: 'ML803',
    name: 'unknown-function',
    severity: 'error',
    since: '0.1.0',
    summary: 'an expression calls a function that does not exist, or in another letter case',
    fix: 'unsafe',
    references: [FUNCTIONS],
  },
  (found) =>
    found.filter(
      ({ code, message }) =>
        (code === 'unknown-function' || code === 'function-name-case') && !message.includes(`${OTHER_SPELLING}.`),
    ),
  { why: 'Entra does not save the mapping, or the attribute stays empty.', help: 'use a function that Entra knows' },
);
