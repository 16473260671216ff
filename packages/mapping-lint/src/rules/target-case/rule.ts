import { completeObject, otherCase } from '../../support/definitions.ts';
import { retarget } from '../../support/fixes.ts';
import { SCHEMA_UPDATE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML109: the attribute list writes the target in another letter case. */
export const targetCase = rowRule(
  {
    code: 'ML109',
    name: 'target-case',
    severity: 'error',
    since: '0.1.0',
    summary: 'a target attribute is written in another letter case than in the attribute list',
    fix: 'safe',
    references: [SCHEMA_UPDATE],
  },
  ({ target, mapping, row }) => {
    const object = completeObject(mapping.objectMapping.targetObject);
    if (object === undefined || row.targetAttributeName === null || object.attribute(target) !== undefined)
      return undefined;
    const listed = otherCase(object, target);
    if (listed === undefined) return undefined;
    return {
      message: `"${target}" is "${listed}" in the attribute list`,
      why: 'Names in the attribute list are compared letter by letter, so that Entra does not find the attribute.',
      help: `write "${listed}"`,
      clicks: `Target attribute: ${listed}, then Save`,
      fix: retarget(row, listed, { safe: true }),
    };
  },
  'every',
);
