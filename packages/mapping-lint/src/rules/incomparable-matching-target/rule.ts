import { userResourceType } from 'scim-core';
import { SCIM_ENDPOINT } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML207: a filter can't compare the matching attribute with one value. */
export const incomparableMatchingTarget = rowRule(
  {
    code: 'ML207',
    name: 'incomparable-matching-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'existing objects are looked for by a list, a complex attribute or a truth value',
    fix: 'none',
    references: [SCIM_ENDPOINT],
  },
  (each) => {
    const what = each.matches ? incomparable(each) : undefined;
    if (what === undefined) return undefined;
    return {
      node: each.row.matchingPriorityNode,
      message: `"${each.target}" is ${what}, and can not be used to match`,
      why: `Entra looks for existing objects with the filter ${each.target} eq "value", which an application can not answer for ${what}.`,
      help: 'match by an attribute with one text as its value, such as userName',
      clicks: 'Match objects using this attribute: No, then Save',
    };
  },
);

function incomparable({ row, definition }: Row): string | undefined {
  const path = row.targetPath;
  if (path === undefined) return undefined;
  if (definition?.type === 'Boolean') return 'a truth value';
  const { schema, attribute, subAttribute } = path;
  const name = `${schema === undefined ? '' : `${schema}:`}${attribute}`;
  const found = userResourceType.index.resolve(subAttribute === undefined ? name : `${name}.${subAttribute}`);
  if (found === undefined) return undefined;
  const { type, multiValued } = found.subAttribute ?? found.attribute;
  if (type === 'boolean') return 'a truth value';
  if (subAttribute === undefined && multiValued) return 'a list';
  return type === 'complex' ? 'a complex attribute' : undefined;
}
