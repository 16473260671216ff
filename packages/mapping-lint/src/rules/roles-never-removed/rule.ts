import { replaceByExpression } from '../../support/fixes.ts';
import { isRecommendedSource } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { roleFunction } from '../../support/roles.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML704: roles are added and never taken away. */
export const rolesNeverRemoved = rowRule(
  {
    code: 'ML704',
    name: 'roles-never-removed',
    severity: 'info',
    since: '0.1.0',
    summary: 'roles that are taken away in Entra stay at the application',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each) => {
    if (roleFunction(each) !== 'complex' || isRecommendedSource(each)) return undefined;
    return {
      node: each.row.source?.expressionNode ?? each.row.sourceNode,
      message: 'AppRoleAssignmentsComplex adds roles and never removes any',
      why: 'Entra sends the roles of a user as an addition; who loses a role keeps it at the application.',
      help: 'use AssertiveAppRoleAssignmentsComplex([appRoleAssignments]), which replaces the list, if the application allows it',
      fix: replaceByExpression(each.row, 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])'),
      clicks: 'Expression: AssertiveAppRoleAssignmentsComplex([appRoleAssignments]), then Save',
    };
  },
);
