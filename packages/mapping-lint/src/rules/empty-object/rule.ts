import { SCHEMA_GET } from '../../support/references.ts';
import { inputRule } from '../input-rule.ts';

/** ML113: `{}` where something was left out. */
export const emptyObject = inputRule(
  {
    code: 'ML113',
    name: 'empty-object',
    severity: 'error',
    since: '0.1.0',
    summary: 'an empty object stands for something that was left out',
    fix: 'none',
    references: [SCHEMA_GET],
  },
  ['empty-object'],
  { why: 'An import replaces the whole schema, so what was left out would be lost.' },
);
