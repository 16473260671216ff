import { compileWhole } from 'vendor-profiles';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

const FORM = compileWhole('urn:ietf:params:scim:schemas:(core|extension:[A-Za-z0-9_.:-]+):2\\.0:(User|Group)', {
  anyCase: true,
});

/** ML510: an extension whose name Entra does not send. */
export const customAttributeForm = rowRule(
  {
    code: 'ML510',
    name: 'custom-attribute-form',
    severity: 'error',
    since: '0.1.0',
    summary: 'the URN of a custom attribute does not have the form that Entra asks for',
    fix: 'none',
    references: [CUSTOMIZE],
  },
  ({ row, target, support, mapping: { kind } }) => {
    const schema = row.targetPath?.schema;
    if (schema === undefined || support?.supported === true || FORM(schema)) return undefined;
    const type = kind === 'user' ? 'User' : 'Group';
    const name = row.targetPath?.attribute ?? '';
    return {
      final: 'specific',
      message: `"${schema}" is no URN that Entra sends`,
      why: 'Entra leaves a custom attribute out when its URN has another form: exporting the property is not supported.',
      help: `name the attribute urn:ietf:params:scim:schemas:extension:<Name>:2.0:${type}:${name}, here and at the vendor`,
      clicks: `Target attribute; instead of ${target}, then Save`,
    };
  },
);
