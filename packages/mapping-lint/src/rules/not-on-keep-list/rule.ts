import { removeRow } from '../../support/fixes.ts';
import { readsAs } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML516: a mapping that the vendor's guide says to delete with the rest. */
export const notOnKeepList = rowRule(
  {
    code: 'ML516',
    name: 'not-on-keep-list',
    severity: 'info',
    since: '0.1.0',
    summary: 'a mapping is not among those that the vendor says to keep',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each, { profile }) => {
    const { row, mapping, target, matches, support } = each;
    const list = mapping.resource.keepSources;
    // What the profile supports for sure is welcome, whatever the minimum is.
    if (list === undefined || row.source === null || matches || support?.supported === true) return undefined;
    if (list.keep.some((kept) => isKept(each, kept)) || each.constant !== undefined) return undefined;
    const source = row.source.expression ?? row.source.name ?? '';
    return {
      severity: list.severity ?? 'info',
      basis: list,
      message: `the mapping of "${target}" from ${source} is not among those that ${profile.name} says to keep`,
      why: list.note ?? `${profile.name} asks for the default mappings to be deleted but for a short list.`,
      help: 'remove the mapping, unless the application is to have the attribute',
      clicks: 'Delete, then Save',
      fix: removeRow(row, { safe: false }),
    };
  },
);

/** The list names attributes, or whole expressions. */
function isKept(each: Row, kept: string): boolean {
  return readsAs(each, { type: kept.includes('(') ? 'expression' : 'direct', value: kept });
}
