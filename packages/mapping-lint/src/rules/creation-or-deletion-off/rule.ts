import type { Rule } from '../../rule.ts';
import { portalPath } from '../../support/portal.ts';
import { HOW_IT_WORKS } from '../../support/references.ts';

/** ML408: some of the work is left to people. */
export const creationOrDeletionOff: Rule = {
  meta: {
    code: 'ML408',
    name: 'creation-or-deletion-off',
    severity: 'info',
    since: '0.1.0',
    summary: 'an object mapping does not create, or does not delete',
    fix: 'none',
    references: [HOW_IT_WORKS],
  },
  check({ mappings, report }) {
    for (const { objectMapping, kind } of mappings) {
      const { flowTypes, flowTypesNode: node } = objectMapping;
      if (node === undefined || (flowTypes.add && flowTypes.delete)) continue;
      const missing = [flowTypes.add ? '' : 'created', flowTypes.delete ? '' : 'deleted'].filter((word) => word !== '');
      const action = flowTypes.add ? 'Delete' : 'Create';
      report({
        node,
        objectMapping,
        message: `${kind}s are not ${missing.join(' or ')} in the application`,
        why: `${flowTypes.add ? '' : `Who is not in the application yet is left out. `}${flowTypes.delete ? '' : `A ${kind} that is deleted in Entra for good stays in the application${kind === 'user' ? ', disabled at best' : ''}.`}`.trim(),
        help: 'nothing to do where that is intended; else add the word to "flowTypes"',
        portal: `${portalPath(objectMapping)} ▸ Target Object Actions ▸ ${action}, then Save`,
      });
    }
  },
};
