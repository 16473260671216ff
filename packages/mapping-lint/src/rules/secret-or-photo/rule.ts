import { removeRow } from '../../support/fixes.ts';
import { CUSTOMIZE, KNOWN_ISSUES } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

const UNSUPPORTED = /^(password|photos)([[.].*)?$/;

/** ML310: passwords and pictures are not provisioned. */
export const secretOrPhoto = rowRule(
  {
    code: 'ML310',
    name: 'secret-or-photo',
    severity: 'error',
    since: '0.1.0',
    summary: 'a password or a photo is mapped, which Entra does not provision',
    fix: 'safe',
    references: [CUSTOMIZE, KNOWN_ISSUES],
  },
  ({ key, row, target, mapping: { kind }, constant, listed }) => {
    if (key === undefined || kind !== 'user' || !UNSUPPORTED.test(key)) return undefined;
    const isPassword = key === 'password';
    // A vendor that lists pictures takes their addresses, from an attribute of the tenant.
    if (!isPassword && listed !== undefined) return undefined;
    return {
      final: 'specific',
      message: `"${target}" can not be provisioned`,
      why: isPassword
        ? `Entra does not hand out passwords.${constant === undefined ? '' : ' A constant gives everybody the same one, readable in this export.'}`
        : 'Entra does not send pictures to applications.',
      help: 'remove the mapping',
      clicks: 'Delete, then Save',
      fix: removeRow(row, { safe: true }),
    };
  },
);
