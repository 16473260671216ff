import { directSource, oneOf, replaceByExpression, replaceSource } from '../../support/fixes.ts';
import { isRecommendedSource, recommendationsFor } from '../../support/recommended.ts';
import { LOGS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** Source attributes that many accounts lack by nature, such as those without a mailbox. */
const OPTIONAL = /^(mail|employeeId|mobile|telephoneNumber|facsimileTelephoneNumber|manager)$/i;

/** ML309: what the vendor requires may be empty. */
export const optionalMandatorySource = rowRule(
  {
    code: 'ML309',
    name: 'optional-mandatory-source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'an attribute that the vendor requires has a source that may be empty',
    fix: 'choice',
    references: [LOGS],
  },
  (each, { profile }) => {
    const { listed, direct, row, target, matches } = each;
    if (listed?.mandatory !== 'always' || direct === undefined || !OPTIONAL.test(direct)) return undefined;
    // A matching attribute without a value is a finding of its own.
    if (matches || (row.defaultValue ?? '') !== '' || isRecommendedSource(each)) return undefined;
    // Another source than the vendor requires is a finding of its own.
    if (recommendationsFor(each).some(({ level }) => level === 'required')) return undefined;
    return {
      node: row.sourceNode,
      basis: listed,
      message: `${profile.name} requires "${target}", and "${direct}" may be empty`,
      why: `Entra sends nothing for an account without "${direct}", and the application refuses the account.`,
      help: `make sure that everybody in scope has "${direct}", or fall back on another attribute: Coalesce([${direct}], [userPrincipalName])`,
      clicks: 'Mapping type: Expression, then Save',
      ...oneOf(
        replaceByExpression(row, `Coalesce([${direct}], [userPrincipalName])`),
        replaceSource(row, directSource('userPrincipalName'), 'map "userPrincipalName" for everybody', false),
      ),
    };
  },
);
