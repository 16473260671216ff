import { oneOf, replaceByExpression } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { roleFunction } from '../../support/roles.ts';
import { rowRule } from '../../support/row-rule.ts';

const SINGLE = 'SingleAppRoleAssignment([appRoleAssignments])';
const ALL = 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])';

/** ML701: roles without one of the functions for them. */
export const roleAssignmentsDirect = rowRule(
  {
    code: 'ML701',
    name: 'role-assignments-direct',
    severity: 'error',
    since: '0.1.0',
    summary: '"appRoleAssignments" is mapped without one of the functions that make roles of it',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each) => {
    const inExpression =
      roleFunction(each) === undefined && each.diagnostics.some(({ code }) => code === 'app-role-assignments-direct');
    if (!each.isFrom('appRoleAssignments') && !inExpression) return undefined;
    return {
      node: each.row.sourceNode,
      message: '"appRoleAssignments" can not be mapped as it is',
      why: 'It holds identifiers of assignments inside Entra, not the names of roles; the application gets nothing it knows.',
      help: 'use SingleAppRoleAssignment([appRoleAssignments]) for one role, or AssertiveAppRoleAssignmentsComplex([appRoleAssignments]) for several',
      clicks: 'Mapping type: Expression, Expression: SingleAppRoleAssignment([appRoleAssignments]), then Save',
      ...oneOf(
        { ...replaceByExpression(each.row, SINGLE), title: 'send one role' },
        each.key === 'roles' ? { ...replaceByExpression(each.row, ALL), title: 'send all roles' } : undefined,
      ),
    };
  },
);
