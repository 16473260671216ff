import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML819: a date that can't be read or written. */
export const dateFormat = expressionRule(
  {
    code: 'ML819',
    name: 'date-format',
    severity: 'error',
    since: '0.1.0',
    summary: 'the format of a date is wrong, or does not fit what it is to read',
    fix: 'unsafe',
    references: [FUNCTIONS],
  },
  ['date-format', 'date-format-mismatch', 'formatdatetime-missing-styles-slot'],
  {
    why: 'A date that does not have the format stops the mapping of the user.',
    help: 'write FormatDateTime(source, , "format of the source", "format that is wanted")',
  },
);
