import { toValue } from 'entra-mapping';
import { anyTargetKey } from 'vendor-profiles';
import type { Fix } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { oneOf, replaceSource } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { toReport } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML213: the vendor finds people by another value than Entra asks for. */
export const differsFromMatchingSource: Rule = {
  meta: {
    code: 'ML213',
    name: 'differs-from-matching-source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'an attribute does not have the same source as the matching attribute, as the vendor needs',
    fix: 'choice',
    references: [CUSTOMIZE],
  },
  check({ mappings, profile, report }) {
    for (const { rows, resource } of mappings) {
      const { target, sameSourceAs = [], note } = resource.matching;
      if (target === 'unknown' || sameSourceAs.length === 0) continue;
      const matching = rows.find(({ key }) => key === anyTargetKey(target));
      if (matching === undefined) continue;
      for (const other of sameSourceAs) {
        const row = rows.find(({ key }) => key === anyTargetKey(other));
        if (row === undefined || sourceOf(row) === sourceOf(matching)) continue;
        report(
          toReport(row, {
            node: row.row.sourceNode,
            basis: resource.matching,
            message: `"${row.target}" and "${matching.target}" come from different sources`,
            why:
              note ??
              `${profile.name} finds existing users by the one, and Entra asks for the other: who has two different values is not found.`,
            help: `map ${sourceOf(matching)} to "${row.target}", or the other way round`,
            clicks: `Source attribute: ${sourceOf(matching)}, then Save`,
            ...oneOf(copySource(matching, row), copySource(row, matching)),
          }),
        );
      }
    }
  },
};

function sourceOf({ direct, row: { source, defaultValue } }: Row): string {
  return direct ?? source?.expression ?? source?.name ?? defaultValue ?? '';
}

function copySource(from: Row, to: Row): Fix | undefined {
  const { sourceNode } = from.row;
  if (sourceNode === undefined) return undefined;
  return replaceSource(to.row, toValue(sourceNode), `map ${sourceOf(from)} to "${to.target}" too`, false);
}
