import { replaceByExpression } from '../../support/fixes.ts';
import { CUSTOMIZE, FUNCTIONS } from '../../support/references.ts';
import { isRoles, roleFunction } from '../../support/roles.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML706: a function for roles that no documentation names. */
export const undocumentedRoleFunction = rowRule(
  {
    code: 'ML706',
    name: 'undocumented-role-function',
    severity: 'warning',
    since: '0.1.0',
    summary: 'roles are made by a function that is not documented',
    fix: 'unsafe',
    references: [FUNCTIONS, CUSTOMIZE],
  },
  (each) => {
    if (roleFunction(each) !== 'legacy') return undefined;
    return {
      node: each.row.source?.expressionNode ?? each.row.sourceNode,
      message: 'AppRoleAssignments is not documented',
      why: 'The service knows the function, but nobody says what it sends; vendors have replaced it in their guides.',
      help: 'use AssertiveAppRoleAssignmentsComplex([appRoleAssignments]) mapped to "roles"',
      ...(isRoles(each)
        ? { fix: replaceByExpression(each.row, 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])') }
        : {}),
      clicks: 'Expression: AssertiveAppRoleAssignmentsComplex([appRoleAssignments]), then Save',
    };
  },
);
