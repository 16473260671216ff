import { anyTargetKey } from 'vendor-profiles';
import type { Rule, ScimMapping } from '../../rule.ts';
import { setProperty } from '../../support/fixes.ts';
import { portalPath } from '../../support/portal.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import type { Row } from '../../support/rows.ts';

/** ML210: the vendor asks for another matching attribute. */
export const wrongMatchingTarget: Rule = {
  meta: {
    code: 'ML210',
    name: 'wrong-matching-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'existing objects are not matched by the attribute that the vendor asks for',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  check({ mappings, profile, report }) {
    for (const mapping of mappings) {
      const { kind, objectMapping, resource, rows } = mapping;
      const { target, note, precedence = 1 } = resource.matching;
      // Without a precedence the profile says what is usual, not what is asked for.
      if (!isAskedFor(mapping)) continue;
      const row = rows.find(({ key }) => key === anyTargetKey(target));
      const [first] = rows.filter(({ matches }) => matches);
      if (row?.row.matchingPriority === precedence || (row ?? first) === undefined) continue;
      // Where the target is not mapped at all, the one in its place is shown.
      const shown = row ?? first!;
      report({
        node: shown.row.matchingPriorityNode ?? shown.row.targetAttributeNode ?? shown.row.node,
        objectMapping,
        attributeMapping: shown.row,
        basis: resource.matching,
        message: `"${target}" has to match with precedence ${precedence}, and ${describe(row)}`,
        why:
          note ??
          `${profile.name} tells ${kind}s apart by "${target}"; matched by another attribute Entra does not find them, or finds the wrong ones.`,
        help: `set "matchingPriority" of "${target}" to ${precedence}, and of the attribute that has it now to 0`,
        portal: `${portalPath(objectMapping)} ▸ row "${target}" ▸ Match objects using this attribute: Yes, Matching precedence: ${precedence}, then Save`,
        ...(row === undefined ? {} : { fix: fixFor(row, rows, precedence) }),
      });
    }
  },
};

function isAskedFor({ resource: { matching }, objectMapping, rows }: ScimMapping): boolean {
  if (matching.target === 'unknown' || matching.precedence === undefined) return false;
  // Nothing matches at all: that is a finding of its own.
  return rows.some(({ matches }) => matches) && !(objectMapping.partial && rows.length < 2);
}

function describe(row: Row | undefined): string {
  if (row === undefined) return 'it is not mapped';
  return row.matches ? `it has ${row.row.matchingPriority}` : 'it does not match';
}

/** Gives the precedence to the row, and what it had to the one that has it now. */
function fixFor(row: Row, rows: readonly Row[], precedence: number) {
  const others = rows.filter((each) => each !== row && each.row.matchingPriority === precedence);
  return {
    title: `match by "${row.target}"`,
    safe: false,
    patch: [
      setProperty(row.row.node, 'matchingPriority', precedence),
      ...others.map((each) => setProperty(each.row.node, 'matchingPriority', row.row.matchingPriority)),
    ],
  };
}
