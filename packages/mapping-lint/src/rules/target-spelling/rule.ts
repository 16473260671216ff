import { type AttributePath, formatPath, groupResourceType, parsePath, userResourceType } from 'scim-core';
import { retarget } from '../../support/fixes.ts';
import { attributeListPath } from '../../support/portal.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML522: a target in another letter case than SCIM, or the vendor, writes it. */
export const targetSpelling = rowRule(
  {
    code: 'ML522',
    name: 'target-spelling',
    severity: 'warning',
    since: '0.1.0',
    summary: 'a target attribute is written in another letter case than the standard or the vendor writes it',
    fix: 'safe',
    references: [
      'https://www.rfc-editor.org/rfc/rfc7643#section-2.1',
      'https://www.rfc-editor.org/rfc/rfc7643#section-4.1',
    ],
  },
  (each, { profile }) => {
    const right = canonical(each);
    if (right === undefined) return undefined;
    const { objectMapping } = each.mapping;
    const object = objectMapping.targetObject;
    const isDefined = object === undefined || object.attribute(right) !== undefined;
    // A list that writes the attribute the right way alone has a finding of its own.
    if (object !== undefined && isDefined && object.attribute(each.target) === undefined) return undefined;
    const isMapped = each.mapping.rows.some(({ target }) => target === right);
    return {
      basis: each.listed,
      message: `"${each.target}" is written "${right}" ${isStandard(each) ? 'in SCIM' : `at ${profile.name}`}`,
      why: 'Letter case makes no difference in SCIM, but not every application goes by that: one that does not leaves the value out, or refuses the user.',
      ...(isDefined
        ? {
            help: `write "${right}"`,
            clicks: `Target attribute: ${right}, then Save`,
            ...(isMapped ? {} : { fix: retarget(each.row, right, { safe: true }) }),
          }
        : {
            help: `add "${right}" to the attribute list, and map to that`,
            portal: `${attributeListPath(objectMapping)} ▸ enter ${right} in the empty row at the end, then Save; then map it in the place of ${each.target}`,
          }),
    };
  },
);

/** The target in the letter case of the vendor, or else of RFC 7643; `undefined` where it has that, or nobody knows it. */
function canonical(each: Row): string | undefined {
  const path = each.row.targetPath;
  if (path === undefined || each.listed?.literal) return undefined;
  const names = each.listed === undefined ? standardNames(path, each) : parsePath(each.listed.target);
  if (names === undefined) return undefined;
  // The filter stays as it is written: its white space and its value are no names.
  const { attribute, subAttribute } = names;
  const right = formatPath({ ...path, schema: path.schema && (names.schema ?? path.schema), attribute, subAttribute });
  return right === formatPath(path) ? undefined : right;
}

type Names = Pick<AttributePath, 'schema' | 'attribute' | 'subAttribute'>;

function standardNames(path: AttributePath, { mapping: { kind } }: Row): Names | undefined {
  const { index } = kind === 'user' ? userResourceType : groupResourceType;
  const found = index.resolve(formatPath({ ...path, filter: undefined }));
  if (found === undefined) return undefined;
  const { extension: schema, attribute, subAttribute } = found;
  return { schema, attribute: attribute.name, subAttribute: subAttribute?.name };
}

function isStandard(each: Row): boolean {
  const path = each.row.targetPath;
  return path !== undefined && standardNames(path, each) !== undefined;
}
