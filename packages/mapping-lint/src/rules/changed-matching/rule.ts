import { propertyOf } from 'entra-mapping';
import { ScimError } from 'scim-core';
import { targetKey } from 'vendor-profiles';
import type { Rule } from '../../rule.ts';
import { portalPath } from '../../support/portal.ts';
import { OBJECT_MAPPING_RESOURCE } from '../../support/references.ts';

/** ML120: somebody chose another matching attribute. */
export const changedMatching: Rule = {
  meta: {
    code: 'ML120',
    name: 'changed-matching',
    severity: 'info',
    since: '0.1.0',
    summary: 'the first matching attribute is not the one that the application came with',
    fix: 'none',
    references: [OBJECT_MAPPING_RESOURCE],
  },
  check({ mappings, report }) {
    for (const { objectMapping, rows, resource } of mappings) {
      const entry = propertyOf(objectMapping.node, 'metadata')?.children.find(
        (each) => propertyOf(each, 'key')?.scalar === 'OriginalJoiningProperty',
      );
      const original = entry === undefined ? undefined : propertyOf(entry, 'value')?.scalar;
      const [first] = rows
        .filter(({ matches }) => matches)
        .toSorted((a, b) => a.row.matchingPriority - b.row.matchingPriority);
      if (typeof original !== 'string' || first === undefined || first.key === keyOf(original)) continue;
      // An attribute that is not mapped any more is a finding of its own where it is needed.
      if (!rows.some(({ key }) => key === keyOf(original))) continue;
      // The vendor asked for the change.
      if (first.key === keyOf(resource.matching.target)) continue;
      report({
        node: first.row.matchingPriorityNode ?? first.row.node,
        objectMapping,
        attributeMapping: first.row,
        message: `existing objects are matched by "${first.target}", and were by "${original}" when the application was added`,
        why: 'Accounts that were found by the old attribute may not be found by the new one, and are created a second time.',
        help: 'nothing to do where the vendor asked for it',
        portal: `${portalPath(objectMapping)} ▸ row "${original}" ▸ Match objects using this attribute: Yes, to go back to it, then Save`,
      });
    }
  },
};

/** Metadata may hold the name as JSON inside a string. */
function keyOf(text: string): string | undefined {
  const name = /^"(.*)"$/.exec(text)?.[1] ?? text;
  try {
    return targetKey(name);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return undefined;
  }
}
