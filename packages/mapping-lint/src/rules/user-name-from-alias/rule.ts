import { directSource, replaceSource } from '../../support/fixes.ts';
import { isRecommendedSource } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML307: two people may get the same user name. */
export const userNameFromAlias = rowRule(
  {
    code: 'ML307',
    name: 'user-name-from-alias',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the user name is a name that is not unique in a tenant',
    fix: 'unsafe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7643#section-4.1'],
  },
  (each) => {
    // A user name that matches is a finding about matching.
    if (each.key !== 'username' || each.matches || !each.isFrom('mailNickname') || isRecommendedSource(each))
      return undefined;
    return {
      node: each.row.sourceNode,
      message: 'the user name comes from "mailNickname"',
      why: 'People of two domains of a tenant may have the same mail nickname; the application refuses the second one with uniqueness.',
      help: 'map "userPrincipalName" to "userName"',
      clicks: 'Source attribute: userPrincipalName, then Save',
      fix: replaceSource(each.row, directSource('userPrincipalName'), 'map "userPrincipalName"', false),
    };
  },
);
