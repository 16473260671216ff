import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML818: Replace has seven slots, and few combinations of them mean something. */
export const replaceArguments = expressionRule(
  {
    code: 'ML818',
    name: 'replace-arguments',
    severity: 'error',
    since: '0.1.0',
    summary: 'the arguments of Replace have no meaning together, or its pattern is wrong',
    fix: 'none',
    references: [FUNCTIONS],
  },
  ['replace-mode', 'regular-expression-group', 'regular-expression-invalid'],
  {
    why: 'Replace does one of several things, by the slots that are filled; else it fails or leaves the value as it was.',
    help: 'fill the slots of one of the documented forms: source, old value, pattern, group, new value, attribute, template',
  },
);
