import type { Rule } from '../../rule.ts';
import { keepOne } from '../../support/keep-one.ts';
import { SCIM_ENDPOINT } from '../../support/references.ts';
import { toReport } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML514: one attribute under two spellings. */
export const sameTargetTwice: Rule = {
  meta: {
    code: 'ML514',
    name: 'same-target-twice',
    severity: 'error',
    since: '0.1.0',
    summary: 'an attribute is mapped under two spellings',
    fix: 'choice',
    references: [SCIM_ENDPOINT],
  },
  check({ mappings, report }) {
    for (const { rows } of mappings) {
      const seen = new Map<string, Row>();
      for (const row of rows) {
        if (row.key === undefined) continue;
        const first = seen.get(row.key);
        if (first === undefined) seen.set(row.key, row);
        // The same spelling twice is a finding about the form of the schema.
        if (first === undefined || first.target === row.target) continue;
        report(
          toReport(row, {
            message: `"${row.target}" is the same attribute as "${first.target}" of mapping ${first.row.index + 1}`,
            why: 'Names are the same for SCIM in any letter case, so that one value overwrites the other, or the request is refused.',
            help: 'remove one of the two mappings',
            clicks: 'Delete one of the two, then Save',
            ...keepOne(row, first),
          }),
        );
      }
    }
  },
};
