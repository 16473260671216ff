import { pointerOf } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { portalPath } from '../../support/portal.ts';
import { HOW_IT_WORKS } from '../../support/references.ts';

/** ML407: nothing changes after creation. */
export const updatesOff: Rule = {
  meta: {
    code: 'ML407',
    name: 'updates-off',
    severity: 'warning',
    since: '0.1.0',
    summary: 'an object mapping does not update what exists, so that nobody is disabled',
    fix: 'unsafe',
    references: [HOW_IT_WORKS],
  },
  check({ mappings, report }) {
    for (const { objectMapping, kind } of mappings) {
      const { flowTypes, flowTypesNode: node } = objectMapping;
      if (flowTypes.update || node === undefined) continue;
      const kept = [flowTypes.add ? 'Add' : '', 'Update', flowTypes.delete ? 'Delete' : ''].filter(
        (word) => word !== '',
      );
      report({
        node,
        objectMapping,
        message: `existing ${kind}s are not updated`,
        why:
          kind === 'user'
            ? 'Changes of a user do not arrive, and a user who leaves is not disabled, as that is an update too.'
            : 'Changes of a group, its members included, do not arrive.',
        help: `set "flowTypes" to "${kept.join(',')}"`,
        portal: `${portalPath(objectMapping)} ▸ Target Object Actions ▸ Update, then Save`,
        fix: {
          title: 'update too',
          safe: false,
          patch: [{ op: 'replace', path: pointerOf(node), value: kept.join(',') }],
        },
      });
    }
  },
};
