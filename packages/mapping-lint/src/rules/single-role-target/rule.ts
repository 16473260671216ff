import { retarget, withFix } from '../../support/fixes.ts';
import { isRecommendedSource } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { roleFunction } from '../../support/roles.ts';
import { rowRule } from '../../support/row-rule.ts';

const PRIMARY = 'roles[primary eq "True"].value';

/** ML703: the name of one role in the place of a list of roles. */
export const singleRoleTarget = rowRule(
  {
    code: 'ML703',
    name: 'single-role-target',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the name of one role is mapped to the whole list of roles',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each) => {
    if (roleFunction(each) !== 'single' || each.key !== 'roles' || isRecommendedSource(each)) return undefined;
    // A vendor that lists "roles" as one text of its own wants just that.
    if (each.listed?.multiValued === false) return undefined;
    const isMapped = each.mapping.rows.some(({ target }) => target === PRIMARY);
    return {
      message: 'SingleAppRoleAssignment gives one name, and "roles" is a list of roles',
      why: 'The application expects objects with a value, and gets a text.',
      help: `map it to "${PRIMARY}", or use AssertiveAppRoleAssignmentsComplex([appRoleAssignments]) for several roles`,
      clicks: `Target attribute: ${PRIMARY}, then Save`,
      ...withFix(isMapped ? undefined : retarget(each.row, PRIMARY, { safe: false })),
    };
  },
);
