import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML208: everybody would have the same key. */
export const constantMatchingSource = rowRule(
  {
    code: 'ML208',
    name: 'constant-matching-source',
    severity: 'error',
    since: '0.1.0',
    summary: 'existing objects are matched by a constant',
    fix: 'none',
    references: [CUSTOMIZE],
  },
  ({ matches, row, constant, mapping: { kind }, expression, sources }) => {
    const fixed = row.source === null || constant !== undefined || (expression !== undefined && sources.length === 0);
    // A macro or a random value is no constant, but it finds nobody again either.
    if (!matches || !fixed) return undefined;
    return {
      node: row.sourceNode ?? row.targetAttributeNode,
      message: `${kind}s are matched by a value that is the same for all of them`,
      why: `Entra would take every ${kind} for the same one, and overwrite it again and again.`,
      help: `match by an attribute that is different for each ${kind}`,
      clicks: 'Match objects using this attribute: No, then Save',
    };
  },
);
