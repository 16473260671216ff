import type { Rule } from '../../rule.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { toReport } from '../../support/row-rule.ts';

/** How many matching attributes the documentation speaks of. */
const USUAL = 2;

/** ML203: more matching attributes than make sense. */
export const manyMatchingAttributes: Rule = {
  meta: {
    code: 'ML203',
    name: 'many-matching-attributes',
    severity: 'info',
    since: '0.1.0',
    summary: 'more than two attributes are used to find existing objects',
    fix: 'none',
    references: [CUSTOMIZE],
  },
  check({ mappings, report }) {
    for (const { rows, kind } of mappings) {
      const matching = rows.filter(({ matches }) => matches);
      const third = matching.toSorted((a, b) => a.row.matchingPriority - b.row.matchingPriority)[USUAL];
      if (third === undefined) continue;
      report(
        toReport(third, {
          node: third.row.matchingPriorityNode,
          message: `${matching.length} attributes are used to match existing ${kind}s`,
          why: `Entra asks for them one after the other until one finds a ${kind}; they are not combined, and a late one may find somebody else.`,
          help: 'keep the one or two attributes that tell two people apart, and set "matchingPriority" of the others to 0',
          clicks: 'Match objects using this attribute: No, then Save',
        }),
      );
    }
  },
};
