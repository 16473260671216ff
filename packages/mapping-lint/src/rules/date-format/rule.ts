import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

const SLOT = 'formatdatetime-missing-styles-slot';
const CODES: ReadonlySet<string> = new Set(['date-format', 'date-format-mismatch', SLOT]);

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
  // The service itself writes the form with an empty second slot of three.
  (found) => found.filter(({ code, severity }) => CODES.has(code) && !(code === SLOT && severity === 'warning')),
  {
    why: 'A date that does not have the format stops the mapping of the user.',
    help: 'write FormatDateTime(source, , "format of the source", "format that is wanted")',
  },
);
