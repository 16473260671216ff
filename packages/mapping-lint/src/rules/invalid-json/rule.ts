import { inputRule } from '../input-rule.ts';

/** ML101: places that are not JSON and were read across. */
export const invalidJson = inputRule(
  {
    code: 'ML101',
    name: 'invalid-json',
    severity: 'error',
    since: '0.1.0',
    summary: 'the export is not valid JSON',
    fix: 'none',
    references: ['https://www.rfc-editor.org/rfc/rfc8259'],
  },
  ['trailing-comma', 'extra-comma', 'comment', 'placeholder', 'stray-character', 'control-character', 'bad-escape'],
  { why: 'Entra refuses to import it as it stands; it was checked as if the place were corrected.' },
);
