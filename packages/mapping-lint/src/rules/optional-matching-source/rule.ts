import { isRecommendedSource } from '../../support/recommended.ts';
import { CUSTOMIZE, LOGS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import { uniqueSources } from '../../support/unique-sources.ts';

/** Source attributes that a tenant often leaves empty for some users. */
const OPTIONAL =
  /^(mail|employeeId|mobile|telephoneNumber|onPremisesSecurityIdentifier|extensionAttribute\d+|extension_.+)$/i;

/** ML206: users are found only by what some of them lack. */
export const optionalMatchingSource = rowRule(
  {
    code: 'ML206',
    name: 'optional-matching-source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the only matching attribute has a source that may be empty',
    fix: 'choice',
    references: [CUSTOMIZE, LOGS],
  },
  (each) => {
    const { mapping, matches, direct, row } = each;
    if (!matches || mapping.kind !== 'user' || direct === undefined || !OPTIONAL.test(direct)) return undefined;
    if (mapping.rows.filter((other) => other.matches).length > 1 || isRecommendedSource(each)) return undefined;
    return {
      node: row.sourceNode,
      message: `users are matched only by "${direct}", which may be empty`,
      why: 'Entra skips each user without a value (ImportSkipped): the account is neither created nor disabled.',
      help: 'make sure that everybody in scope has a value, or match by userPrincipalName or objectId',
      clicks: 'Source attribute, or add a second matching attribute, then Save',
      ...uniqueSources(each),
    };
  },
);
