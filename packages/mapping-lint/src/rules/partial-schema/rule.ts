import { SCHEMA_UPDATE } from '../../support/references.ts';
import { inputRule } from '../input-rule.ts';

/** ML117: a part of a schema, or one that maps nothing. */
export const partialSchema = inputRule(
  {
    code: 'ML117',
    name: 'partial-schema',
    severity: 'info',
    since: '0.1.0',
    summary: 'the input is a part of a schema',
    fix: 'none',
    references: [SCHEMA_UPDATE],
  },
  ['fragment', 'no-mappings'],
  { why: 'An import replaces the whole schema, so a part of one must not be imported by itself.' },
);
