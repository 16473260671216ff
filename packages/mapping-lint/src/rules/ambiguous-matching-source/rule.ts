import { isRecommendedSource } from '../../support/recommended.ts';
import { CUSTOMIZE, LOGS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import { uniqueSources } from '../../support/unique-sources.ts';

/** Source attributes of users that several people may share. */
const SHARED = new Set(
  'displayName givenName surname jobTitle department companyName city state country postalCode streetAddress physicalDeliveryOfficeName preferredLanguage telephoneNumber facsimileTelephoneNumber manager accountEnabled IsSoftDeleted usageLocation userType'
    .toLowerCase()
    .split(' '),
);

/** ML205: people are told apart by what they may share. */
export const ambiguousMatchingSource = rowRule(
  {
    code: 'ML205',
    name: 'ambiguous-matching-source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'users are matched by a source attribute that several people may share',
    fix: 'choice',
    references: [CUSTOMIZE, LOGS],
  },
  (each) => {
    const { mapping, matches, direct, row } = each;
    if (!matches || mapping.kind !== 'user' || direct === undefined || isRecommendedSource(each)) return undefined;
    const alias = direct.toLowerCase() === 'mailnickname';
    if (!alias && !SHARED.has(direct.toLowerCase())) return undefined;
    return {
      node: row.sourceNode,
      message: `users are matched by "${direct}", which ${alias ? 'is not unique in a tenant' : 'several people may share'}`,
      why: 'Entra may take two people for one, overwrite one with the other, or stop with DuplicateTargetEntries.',
      help: 'match by a source that is different for everybody: userPrincipalName, objectId, or employeeId where everybody has one',
      clicks: 'Source attribute, or Match objects using this attribute: No, then Save',
      ...uniqueSources(each),
    };
  },
);
