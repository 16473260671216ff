import { enterpriseUserSchema } from 'scim-core';
import { removeRow } from '../../support/fixes.ts';
import { SCIM_COMPATIBILITY, SCIM_ENDPOINT } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

const MANAGER = `${enterpriseUserSchema.id}:manager`.toLowerCase();

/** ML601: the vendor wants the manager as an object, and gets a text. */
export const managerAsText = rowRule(
  {
    code: 'ML601',
    name: 'manager-as-text',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the manager is mapped to a vendor that does not take it in the form in which Entra sends it',
    fix: 'unsafe',
    references: [SCIM_ENDPOINT, SCIM_COMPATIBILITY, 'https://www.rfc-editor.org/rfc/rfc7643#section-4.3'],
  },
  ({ key, row, mapping }, { profile }) => {
    if (key !== MANAGER) return undefined;
    const known = mapping.resource.deviations.find(({ tolerance }) => tolerance === 'body.scalar-for-complex');
    if (known === undefined || known.answer === 'accept') return undefined;
    const consequence =
      known.answer === 'reject'
        ? `${profile.name} refuses the request, so that other changes of the user are lost with it.`
        : `${profile.name} ignores it, so that nobody has a manager there.`;
    return {
      basis: known,
      message: `${profile.name} does not take the manager in the form in which Entra sends it`,
      why: `RFC 7643 has an object with a value there, and Entra sends the identifier alone, as text. ${known.note ?? consequence}`,
      help: 'remove the mapping until the vendor takes a text',
      clicks: 'Delete, then Save',
      fix: removeRow(row, { safe: false }),
    };
  },
);
