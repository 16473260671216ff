import { scopeSetting } from '../../support/portal.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { roleFunction } from '../../support/roles.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML708: roles exist for assigned users only. */
export const roleFunctionScope = rowRule(
  {
    code: 'ML708',
    name: 'role-function-scope',
    severity: 'warning',
    since: '0.1.0',
    summary: 'roles are mapped while all users are in scope, assigned or not',
    fix: 'none',
    references: [CUSTOMIZE],
  },
  (each, { scope }) => {
    if (scope !== 'all' || roleFunction(each) === undefined) return undefined;
    return {
      node: each.row.source?.expressionNode ?? each.row.sourceNode,
      message: 'roles are mapped, and the scope is all users and groups',
      why: 'Roles belong to assignments: a user who is not assigned to the application has none, and the two settings do not work together.',
      help: 'set the scope to the assigned users and groups',
      portal: scopeSetting('Sync only assigned users and groups'),
    };
  },
);
