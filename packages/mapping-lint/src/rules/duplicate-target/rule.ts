import type { Rule } from '../../rule.ts';
import { removeRow } from '../../support/fixes.ts';
import { keepOne } from '../../support/keep-one.ts';
import { SCHEMA_UPDATE } from '../../support/references.ts';
import { toReport } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML111: two mappings of one target. */
export const duplicateTarget: Rule = {
  meta: {
    code: 'ML111',
    name: 'duplicate-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'a target attribute is mapped twice',
    fix: 'choice',
    references: [SCHEMA_UPDATE],
  },
  check({ everyMapping, report }) {
    for (const { rows } of everyMapping) {
      const seen = new Map<string, Row>();
      for (const row of rows) {
        if (row.target === '') continue;
        const first = seen.get(row.target);
        if (first === undefined) {
          seen.set(row.target, row);
          continue;
        }
        report(
          toReport(row, {
            message: `"${row.target}" is mapped already, by mapping ${first.row.index + 1}`,
            why: 'An attribute can be a target once only: Entra refuses to save the schema.',
            help: isSame(row, first)
              ? 'remove one of the two mappings, which say the same'
              : 'remove one of the two mappings',
            clicks: 'Delete one of the two, then Save',
            ...(isSame(row, first) ? { fix: removeRow(row.row, { safe: true }) } : keepOne(row, first)),
          }),
        );
      }
    }
  },
};

/** Whether it does not matter which of the two stays. */
function isSame({ row: a }: Row, { row: b }: Row): boolean {
  return (
    a.source?.type === b.source?.type &&
    a.source?.name === b.source?.name &&
    a.source?.expression === b.source?.expression &&
    a.defaultValue === b.defaultValue &&
    a.matchingPriority === b.matchingPriority &&
    a.flowType === b.flowType
  );
}
