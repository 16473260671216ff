import { enterpriseUserSchema, parsePath } from 'scim-core';
import { retarget } from '../../support/fixes.ts';
import { SCIM_ENDPOINT } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

const NAMES = new Map(enterpriseUserSchema.attributes.map(({ name }) => [name.toLowerCase(), name]));

/** ML508: an attribute of the enterprise extension without its URN. */
export const enterpriseWithoutUrn = rowRule(
  {
    code: 'ML508',
    name: 'enterprise-without-urn',
    severity: 'error',
    since: '0.1.0',
    summary: 'an attribute of the enterprise extension is written without the URN of the extension',
    fix: 'safe',
    references: [SCIM_ENDPOINT, 'https://www.rfc-editor.org/rfc/rfc7643#section-4.3'],
  },
  ({ row, target, support, mapping }) => {
    const path = row.targetPath;
    if (mapping.kind !== 'user' || path === undefined || path.schema !== undefined || path.filter !== undefined)
      return undefined;
    const name = NAMES.get(path.attribute.toLowerCase());
    // A vendor that lists the bare name has such an attribute of its own.
    if (name === undefined || support?.supported === true) return undefined;
    const part = path.subAttribute === undefined ? '' : `.${path.subAttribute}`;
    const full = `${enterpriseUserSchema.id}:${name}${part}`;
    if (mapping.targets.support(parsePath(full)).supported === false) return undefined;
    // Where the list of the export has the bare name only, it has to be listed first.
    const object = mapping.objectMapping.targetObject;
    const isListed = object === undefined || object.attribute(full) !== undefined;
    const isMapped = mapping.rows.some((other) => other.target.toLowerCase() === full.toLowerCase());
    return {
      final: 'specific',
      message: `"${target}" is an attribute of the enterprise extension, and lacks its URN`,
      why: 'The core schema of a user has no such attribute: an application ignores it, or refuses the user.',
      help: `write "${full}"`,
      clicks: `Target attribute: ${full}, then Save`,
      ...(isMapped ? {} : { fix: retarget(row, full, { safe: isListed }) }),
    };
  },
);
