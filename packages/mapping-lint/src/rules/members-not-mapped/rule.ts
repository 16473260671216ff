import { propertyOf } from 'entra-mapping';
import { parsePath } from 'scim-core';
import type { Rule } from '../../rule.ts';
import { addRow, directSource, newRow, withFix } from '../../support/fixes.ts';
import { portalPath } from '../../support/portal.ts';
import { nameRange } from '../../support/ranges.ts';
import { SCIM_ENDPOINT } from '../../support/references.ts';

const MEMBERS = parsePath('members');

/** ML608: groups without members. */
export const membersNotMapped: Rule = {
  meta: {
    code: 'ML608',
    name: 'members-not-mapped',
    severity: 'warning',
    since: '0.1.0',
    summary: 'groups are provisioned without their members',
    fix: 'unsafe',
    references: [SCIM_ENDPOINT],
  },
  check({ mappings, report }) {
    for (const { kind, objectMapping, rows, targets } of mappings) {
      if (kind !== 'group' || objectMapping.partial || rows.length === 0) continue;
      if (rows.some(({ key }) => key !== undefined && /^members([[.]|$)/.test(key))) continue;
      if (targets.support(MEMBERS).supported === false) continue;
      const list = propertyOf(objectMapping.node, 'attributeMappings') ?? objectMapping.node;
      const row = newRow('members', directSource('members'));
      report({
        node: list,
        range: nameRange(list),
        objectMapping,
        message: '"members" is not mapped, so groups stay empty',
        why: 'Entra creates the groups at the application and puts nobody into them.',
        help: 'add a mapping from "members" to "members", or turn the mapping of groups off',
        portal: `${portalPath(objectMapping)} ▸ Add New Mapping ▸ Source attribute: members, Target attribute: members, then Save`,
        ...withFix(addRow(objectMapping.node, row, 'map the members', { safe: false })),
      });
    }
  },
};
