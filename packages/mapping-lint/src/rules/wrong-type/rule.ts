import { SCHEMA_RESOURCE } from '../../support/references.ts';
import { inputRule } from '../input-rule.ts';

/** ML104: a value of another kind than the schema has in that place. */
export const wrongType = inputRule(
  {
    code: 'ML104',
    name: 'wrong-type',
    severity: 'error',
    since: '0.1.0',
    summary: 'a value is of another kind than belongs in its place',
    fix: 'none',
    references: [SCHEMA_RESOURCE],
  },
  ['wrong-type'],
  { why: 'Entra refuses the schema, and nothing in this place could be checked.' },
);
