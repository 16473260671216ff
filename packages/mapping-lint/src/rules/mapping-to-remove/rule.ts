import { anyTargetKey, type Removal } from 'vendor-profiles';
import { directSource, removeRow, replaceSource } from '../../support/fixes.ts';
import { recommendationsFor } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

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
    const instead = replacementFor(each);
    const what = removal.source === undefined ? `of "${target}"` : `from "${removal.source}"`;
    const severity = removal.severity ?? 'error';
    return {
      severity,
      basis: removal,
      ...(severity === 'error' ? { final: 'specific' as const } : {}),
      node: removal.source === undefined ? row.targetAttributeNode : row.sourceNode,
      message: `${profile.name} asks for the mapping ${what} to be deleted`,
      why:
        removal.note ??
        `The guide of ${profile.name} says so: with it the application gets a value that it takes for something else.`,
      ...(instead === undefined
        ? {
            help: 'remove the mapping',
            clicks: 'Delete, then Save',
            fix: removeRow(row, { safe: severity === 'error' && !matches }),
          }
        : {
            help: `remove the mapping, and map "${instead}" to "${target}"`,
            clicks: `Source attribute: ${instead}, then Save`,
            fix: replaceSource(row, directSource(instead), `map "${instead}" in its place`, false),
          }),
    };
  },
);

function applies({ target, source }: Removal, each: Row): boolean {
  const byTarget = target === undefined || anyTargetKey(target) === each.key;
  return byTarget && (source === undefined || each.isFrom(source));
}

/** The source that the vendor asks for in this target, where no other mapping feeds it. */
function replacementFor(each: Row): string | undefined {
  const { mapping, key, row } = each;
  if (mapping.rows.some((other) => other.row !== row && other.key === key)) return undefined;
  return recommendationsFor(each).find(({ source }) => source.type === 'direct')?.source.value;
}
