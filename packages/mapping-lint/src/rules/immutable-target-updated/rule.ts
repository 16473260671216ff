import { setProperty } from '../../support/fixes.ts';
import { MAPPING_RESOURCE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML411: an attribute that can't change is sent again and again. */
export const immutableTargetUpdated = rowRule(
  {
    code: 'ML411',
    name: 'immutable-target-updated',
    severity: 'warning',
    since: '0.1.0',
    summary: 'an attribute that can not change after creation is updated',
    fix: 'unsafe',
    references: [MAPPING_RESOURCE],
  },
  ({ row, listed, target }, { profile }) => {
    if (listed?.mutability !== 'immutable' || row.flowType.toLowerCase() === 'objectaddonly') return undefined;
    return {
      node: row.flowTypeNode ?? row.targetAttributeNode,
      basis: listed,
      message: `"${target}" can not change at ${profile.name} once it is set`,
      why: `${listed.note === undefined ? '' : `${listed.note} `}When the source changes, Entra sends an update, and the application refuses it.`,
      help: 'set "flowType" to "ObjectAddOnly"',
      clicks: 'Apply this mapping: Only during object creation, then Save',
      fix: {
        title: 'apply it only during creation',
        safe: false,
        patch: [setProperty(row.node, 'flowType', 'ObjectAddOnly')],
      },
    };
  },
);
