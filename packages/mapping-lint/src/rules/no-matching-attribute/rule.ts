import { propertyOf } from 'entra-mapping';
import { anyTargetKey } from 'vendor-profiles';
import type { Rule, ScimMapping } from '../../rule.ts';
import { setProperty, withFix } from '../../support/fixes.ts';
import { portalPath } from '../../support/portal.ts';
import { nameRange } from '../../support/ranges.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import type { Row } from '../../support/rows.ts';

/** ML201: nothing by which existing objects are found. */
export const noMatchingAttribute: Rule = {
  meta: {
    code: 'ML201',
    name: 'no-matching-attribute',
    severity: 'error',
    since: '0.1.0',
    summary: 'no attribute is used to find existing users or groups',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  check({ mappings, report }) {
    for (const mapping of mappings) {
      const { objectMapping, kind, rows } = mapping;
      if (objectMapping.partial || rows.length === 0 || rows.some(({ matches }) => matches)) continue;
      const usual = usualTarget(mapping);
      const row = rows.find(({ key }) => key === anyTargetKey(usual));
      const list = propertyOf(objectMapping.node, 'attributeMappings') ?? objectMapping.node;
      report({
        node: list,
        range: nameRange(list),
        objectMapping,
        message: `no mapping is used to match existing ${kind}s`,
        why: `Entra can not find the ${kind}s that the application already has, so it tries to create them again.`,
        help: `give the mapping of "${usual}" the matching priority 1`,
        portal: `${portalPath(objectMapping)} ▸ row "${usual}" ▸ Match objects using this attribute: Yes, Matching precedence: 1, then Save`,
        ...withFix(row && makeMatching(row)),
      });
    }
  },
};

/** What the vendor asks for, or else what Entra matches by unless told otherwise. */
function usualTarget({ kind, resource }: ScimMapping): string {
  const { target } = resource.matching;
  if (target !== 'unknown') return target;
  return kind === 'user' ? 'userName' : 'displayName';
}

function makeMatching({ row, target }: Row) {
  // Nothing feeds it, so that all would have the same value.
  if (row.source === null) return undefined;
  return { title: `match by "${target}"`, safe: false, patch: [setProperty(row.node, 'matchingPriority', 1)] };
}
