import { RULE_RESOURCE, SCHEMA_UPDATE } from '../../support/references.ts';
import { inputRule } from '../input-rule.ts';

/** ML112: an attribute mapping directly in the list of rules. */
export const misplacedMapping = inputRule(
  {
    code: 'ML112',
    name: 'misplaced-mapping',
    severity: 'error',
    since: '0.1.0',
    summary: 'an attribute mapping stands in the list of synchronization rules',
    fix: 'none',
    references: [SCHEMA_UPDATE, RULE_RESOURCE],
  },
  ['misplaced-mapping'],
  { why: 'A rule has no target attribute, so Entra refuses the schema or ignores the mapping; it was not checked.' },
);
