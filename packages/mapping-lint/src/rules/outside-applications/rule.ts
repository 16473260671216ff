import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML823: a function that is documented for other kinds of jobs. */
export const outsideApplications = expressionRule(
  {
    code: 'ML823',
    name: 'outside-applications',
    severity: 'info',
    since: '0.1.0',
    summary: 'an expression uses what is documented for other kinds of provisioning only',
    fix: 'none',
    references: [FUNCTIONS],
  },
  // What does not work at all has a finding of its own.
  (found) =>
    found.filter(
      ({ code, severity }) => code === 'flow-word' || (code === 'function-restricted' && severity === 'info'),
    ),
  {
    why: 'The job provisions an application, and the function belongs to provisioning from HR systems or between directories.',
    help: 'use another function',
  },
  'scim',
);
