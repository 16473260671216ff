import { CUSTOMIZE } from '../../support/references.ts';
import { repairIndex, repairOf } from '../../support/repair-target.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML506: an element chosen by its number. */
export const indexPath = rowRule(
  {
    code: 'ML506',
    name: 'index-path',
    severity: 'error',
    since: '0.1.0',
    summary: 'an element of a list is chosen by a number, which SCIM does not know',
    fix: 'unsafe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2'],
  },
  (each, { profile }) => {
    const { target } = each;
    const repaired = repairIndex(target);
    if (repaired === undefined) return undefined;
    return {
      final: 'specific',
      message: `"${target}" chooses an element by a number`,
      why: 'Elements of a list have no order in SCIM and are chosen by their type; Entra does not know what is meant.',
      ...repairOf(each, repaired, profile, { safe: false, note: ', with the type that is meant' }),
    };
  },
);
