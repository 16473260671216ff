import { retarget, withFix } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { isRoles, roleFunction } from '../../support/roles.ts';
import { rowRule } from '../../support/row-rule.ts';

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
    if ((kind !== 'complex' && kind !== 'assertive') || !isRoles(each) || each.key === 'roles') return undefined;
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
