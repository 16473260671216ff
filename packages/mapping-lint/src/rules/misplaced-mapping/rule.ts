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
    references: [
      'https://learn.microsoft.com/en-us/graph/api/synchronization-synchronizationschema-update',
      'https://learn.microsoft.com/en-us/graph/api/resources/synchronization-synchronizationrule',
    ],
  },
  ['misplaced-mapping'],
  { why: 'A rule has no target attribute, so Entra refuses the schema or ignores the mapping; it was not checked.' },
);
