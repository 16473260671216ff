import { propertyOf } from 'entra-mapping';
import { parsePath } from 'scim-core';
import type { Rule } from '../../rule.ts';
import { activeRow } from '../../support/active.ts';
import { ACTIVE_EXPRESSION, ACTIVE_SOURCE, addRow, newRow, withFix } from '../../support/fixes.ts';
import { portalPath } from '../../support/portal.ts';
import { nameRange } from '../../support/ranges.ts';
import { CUSTOMIZE, HOW_IT_WORKS } from '../../support/references.ts';

const ACTIVE = parsePath('active');

/** ML401: users are never disabled. */
export const activeNotMapped: Rule = {
  meta: {
    code: 'ML401',
    name: 'active-not-mapped',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the attribute that disables users is not mapped',
    fix: 'unsafe',
    references: [HOW_IT_WORKS, CUSTOMIZE],
  },
  check({ mappings, report }) {
    for (const mapping of mappings) {
      const { kind, objectMapping, rows, targets } = mapping;
      if (kind !== 'user' || objectMapping.partial || rows.length === 0 || activeRow(mapping) !== undefined) continue;
      const support = targets.support(ACTIVE);
      if (support.supported !== true) continue;
      const listed = support.by !== 'schema' && 'target' in support.by ? support.by : undefined;
      // A required attribute that is missing is a finding of its own.
      if (listed?.mandatory === 'always') continue;
      const list = propertyOf(objectMapping.node, 'attributeMappings') ?? objectMapping.node;
      const row = newRow('active', ACTIVE_SOURCE);
      report({
        node: list,
        range: nameRange(list),
        objectMapping,
        basis: listed?.note === undefined ? undefined : listed,
        message: '"active" is not mapped, so users are never disabled',
        why: `Entra disables a user by sending "active" as false when the account is disabled, leaves the scope or is deleted.${listed?.note === undefined ? '' : ` ${listed.note}`}`,
        help: `add a mapping of the type Expression from ${ACTIVE_EXPRESSION} to "active"`,
        portal: `${portalPath(objectMapping)} ▸ Add New Mapping ▸ Mapping type: Expression, Expression: ${ACTIVE_EXPRESSION}, Target attribute: active, then Save`,
        ...withFix(addRow(objectMapping.node, row, 'map IsSoftDeleted to "active"', { safe: false })),
      });
    }
  },
};
