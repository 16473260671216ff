import { replaceByExpression, retarget, withFix } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { isRoles, roleFunction } from '../../support/roles.ts';
import { type RowReport, rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML702: whole roles are put into a part of one. */
export const complexRolesTarget = rowRule(
  {
    code: 'ML702',
    name: 'complex-roles-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'a function that gives whole roles is mapped to a part of a role',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each) => {
    const kind = roleFunction(each);
    if ((kind !== 'complex' && kind !== 'assertive') || each.key === 'roles') return undefined;
    if (each.listed?.multiValued === false) return asText(each);
    if (!isRoles(each)) return undefined;
    const isMapped = each.mapping.rows.some(({ key }) => key === 'roles');
    return {
      message: `"${each.target}" can not take whole roles`,
      why: 'The function gives a list of roles with value and display name; put into one part of a role they are not understood.',
      help: 'map the function to "roles", which has to be a String with several values in the attribute list',
      clicks: 'Target attribute: roles, then Save',
      ...withFix(isMapped ? undefined : retarget(each.row, 'roles', { safe: false })),
    };
  },
);

const SINGLE = 'SingleAppRoleAssignment([appRoleAssignments])';

/** The vendor takes the name of a role, or several in one text. */
function asText(each: Row): RowReport {
  return {
    basis: each.listed,
    node: each.row.source?.expressionNode ?? each.row.sourceNode,
    message: `"${each.target}" takes one text, and the function gives whole roles`,
    why: `The application gets a list of objects in the place of a name.${each.listed?.note === undefined ? '' : ` ${each.listed.note}`}`,
    help: `use ${SINGLE}`,
    clicks: `Expression: ${SINGLE}, then Save`,
    fix: replaceByExpression(each.row, SINGLE),
  };
}
