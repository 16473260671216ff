import { retarget } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:(User|Group):/i;

/** ML511: the URN of the core schema before an attribute. */
export const redundantCoreUrn = rowRule(
  {
    code: 'ML511',
    name: 'redundant-core-urn',
    severity: 'info',
    since: '0.1.0',
    summary: 'an attribute of the core schema is written with its URN, which is not needed',
    fix: 'safe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7644#section-3.10'],
  },
  ({ row, target, mapping }) => {
    const short = target.replace(CORE, '');
    if (short === target) return undefined;
    const object = mapping.objectMapping.targetObject;
    // The list of the export has the long name only: shortening it would need a new attribute.
    if (object !== undefined && object.attribute(short) === undefined) return undefined;
    const isMapped = mapping.rows.some((other) => other.target.toLowerCase() === short.toLowerCase());
    if (isMapped) return undefined;
    return {
      message: `the URN before "${short}" is not needed`,
      why: 'Both mean the same, but not every application understands the long form.',
      help: `write "${short}"`,
      clicks: `Target attribute: ${short}, then Save`,
      fix: retarget(row, short, { safe: true }),
    };
  },
);
