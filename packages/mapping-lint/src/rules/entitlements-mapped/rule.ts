import { removeRow } from '../../support/fixes.ts';
import { SCIM_ENDPOINT } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML512: entitlements are mapped. */
export const entitlementsMapped = rowRule(
  {
    code: 'ML512',
    name: 'entitlements-mapped',
    severity: 'error',
    since: '0.1.0',
    summary: '"entitlements" is mapped, which Entra does not provision',
    fix: 'safe',
    references: [SCIM_ENDPOINT],
  },
  ({ row, target, key, listed, mapping: { kind } }) => {
    if (kind !== 'user' || listed !== undefined || !/^entitlements([[.]|$)/.test(key ?? '')) return undefined;
    return {
      final: 'specific',
      message: `"${target}" can not be provisioned by Entra`,
      why: 'Entra does not support the attribute "entitlements": the value never arrives, and the mapping may stop the user.',
      help: 'remove the mapping, or map "roles" if the application reads them',
      clicks: 'Delete, then Save',
      fix: removeRow(row, { safe: true }),
    };
  },
);
