import { directSource, replaceSource } from '../../support/fixes.ts';
import { recommendationsFor } from '../../support/recommended.ts';
import { SCIM_ENDPOINT } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML306: the external identifier of a group may change. */
export const groupExternalId = rowRule(
  {
    code: 'ML306',
    name: 'group-external-id',
    severity: 'info',
    since: '0.1.0',
    summary: 'the external identifier of a group is not its object ID',
    fix: 'unsafe',
    references: [SCIM_ENDPOINT],
  },
  (each) => {
    const { key, mapping, direct, row } = each;
    if (key !== 'externalid' || mapping.kind !== 'group' || direct === undefined || each.isFrom('objectId'))
      return undefined;
    // An extension may be an identifier of the tenant's own.
    if (/^extension/i.test(direct) || recommendationsFor(each).length > 0) return undefined;
    return {
      node: row.sourceNode,
      message: `the external identifier of groups comes from "${direct}"`,
      why: 'It changes when the group is renamed, so that the application takes it for another group.',
      help: 'map "objectId" to "externalId", as Entra does by default',
      clicks: 'Source attribute: objectId, then Save',
      fix: replaceSource(row, directSource('objectId'), 'map "objectId"', false),
    };
  },
);
