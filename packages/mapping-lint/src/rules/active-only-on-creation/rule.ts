import { isActive } from '../../support/active.ts';
import { setProperty } from '../../support/fixes.ts';
import { CUSTOMIZE, MAPPING_RESOURCE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML406: a user is never disabled after creation. */
export const activeOnlyOnCreation = rowRule(
  {
    code: 'ML406',
    name: 'active-only-on-creation',
    severity: 'error',
    since: '0.1.0',
    summary: '"active" is sent only when a user is created',
    fix: 'safe',
    references: [MAPPING_RESOURCE, CUSTOMIZE],
  },
  (each) => {
    const { row } = each;
    if (!isActive(each) || !/^(ObjectAddOnly|AttributeAddOnly)$/i.test(row.flowType)) return undefined;
    return {
      node: row.flowTypeNode,
      message: '"active" is sent only when a user is created',
      why: 'A user is disabled by an update of "active", which Entra does not send with this setting.',
      help: 'set "flowType" to "Always"',
      clicks: 'Apply this mapping: Always, then Save',
      fix: { title: 'apply it always', safe: true, patch: [setProperty(row.node, 'flowType', 'Always')] },
    };
  },
);
