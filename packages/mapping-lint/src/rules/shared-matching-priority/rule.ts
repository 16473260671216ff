import type { Fix } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { setProperty } from '../../support/fixes.ts';
import { MAPPING_RESOURCE } from '../../support/references.ts';
import { toReport } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML202: matching attributes whose order is not defined. */
export const sharedMatchingPriority: Rule = {
  meta: {
    code: 'ML202',
    name: 'shared-matching-priority',
    severity: 'warning',
    since: '0.1.0',
    summary: 'two matching attributes have the same priority, or one has a negative priority',
    fix: 'unsafe',
    references: [MAPPING_RESOURCE],
  },
  check({ mappings, report }) {
    for (const { rows } of mappings) {
      const seen = new Set<number>();
      let next = Math.max(0, ...rows.map((each) => each.row.matchingPriority)) + 1;
      for (const row of rows) {
        const priority = row.row.matchingPriority;
        const taken = priority > 0 && seen.has(priority);
        seen.add(priority);
        if (!taken && priority >= 0) continue;
        const message = taken
          ? `"${row.target}" has the matching priority ${priority}, which another mapping has too`
          : `"${row.target}" has the matching priority ${priority}`;
        report(
          toReport(row, {
            node: row.row.matchingPriorityNode,
            message,
            why: taken
              ? 'Which of them Entra asks for first is not defined, so that the same user may be found or not.'
              : 'Priorities count from 1, and 0 stands for an attribute that does not match; a negative one means nothing.',
            help: taken ? 'give each matching attribute a priority of its own' : 'write 0, or a priority above 0',
            clicks: 'Matching precedence, then Save',
            // The later of two equals comes behind all others.
            fix: taken ? renumber(row, next++) : doNotMatch(row),
          }),
        );
      }
    }
  },
};

function renumber({ row }: Row, value: number): Fix {
  return {
    title: `make it the matching priority ${value}`,
    safe: false,
    patch: [setProperty(row.node, 'matchingPriority', value)],
  };
}

function doNotMatch({ row }: Row): Fix {
  return { title: 'do not match by it', safe: false, patch: [setProperty(row.node, 'matchingPriority', 0)] };
}
