import { retarget } from '../../support/fixes.ts';
import { SCIM_COMPATIBILITY } from '../../support/references.ts';
import { repairDot } from '../../support/repair-target.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML509: a dot where the URN ends. */
export const urnBeforeDot = rowRule(
  {
    code: 'ML509',
    name: 'urn-before-dot',
    severity: 'error',
    since: '0.1.0',
    summary: 'a dot stands between the URN of an extension and the attribute, in the place of a colon',
    fix: 'safe',
    references: [SCIM_COMPATIBILITY, 'https://www.rfc-editor.org/rfc/rfc7644#section-3.10'],
  },
  ({ row, target }) => {
    const repaired = repairDot(target);
    if (repaired === undefined) return undefined;
    return {
      final: 'specific',
      message: `"${target}" has a dot behind the URN`,
      why: 'The application looks for an extension whose name ends with the attribute, and finds none.',
      help: `write "${repaired}"`,
      clicks: `Target attribute: ${repaired}, then Save`,
      fix: retarget(row, repaired, { safe: true }),
    };
  },
);
