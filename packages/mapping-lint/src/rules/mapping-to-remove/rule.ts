import type { Removal } from 'vendor-profiles';
import { removeRow } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';
import { keyOf } from '../../support/target-key.ts';

/** ML519: a mapping that the vendor says to delete. */
export const mappingToRemove = rowRule(
  {
    code: 'ML519',
    name: 'mapping-to-remove',
    severity: 'error',
    since: '0.1.0',
    summary: 'a mapping is there that the vendor says to delete',
    fix: 'safe',
    references: [CUSTOMIZE],
  },
  (each, { profile }) => {
    const removal = each.mapping.resource.removals.find((candidate) => applies(candidate, each));
    if (removal === undefined) return undefined;
    const { row, target, matches } = each;
    const what = removal.source === undefined ? `of "${target}"` : `from "${removal.source}"`;
    const severity = removal.severity ?? 'error';
    return {
      severity,
      basis: removal,
      ...(severity === 'error' ? { final: 'specific' as const } : {}),
      node: removal.source === undefined ? row.targetAttributeNode : row.sourceNode,
      message: `${profile.name} asks for the mapping ${what} to be deleted`,
      why: removal.note ?? 'The guide of the vendor says so.',
      help: 'remove the mapping',
      clicks: 'Delete, then Save',
      fix: removeRow(row, { safe: severity === 'error' && !matches }),
    };
  },
);

function applies({ target, source }: Removal, each: Row): boolean {
  const byTarget = target === undefined || keyOf(target) === each.key;
  return byTarget && (source === undefined || each.isFrom(source));
}
