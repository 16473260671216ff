import { pointerOf, propertyOf } from 'entra-mapping';
import { suggestions } from 'scim-core';
import type { Fix } from '../../finding.ts';
import { attributeNames, completeObject, otherCase } from '../../support/definitions.ts';
import { withFix } from '../../support/fixes.ts';
import { attributeListPath } from '../../support/portal.ts';
import { SCHEMA_UPDATE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML108: a mapping of an attribute that the attribute list does not have. */
export const undefinedTarget = rowRule(
  {
    code: 'ML108',
    name: 'undefined-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'a target attribute is not in the attribute list of the export',
    fix: 'unsafe',
    references: [SCHEMA_UPDATE],
  },
  (each) => {
    const { target, mapping, row } = each;
    const object = completeObject(mapping.objectMapping.targetObject);
    if (object === undefined || row.targetAttributeName === null) return undefined;
    if (object.attribute(target) !== undefined || otherCase(object, target) !== undefined) return undefined;
    const [closest] = suggestions(target, attributeNames(object));
    return {
      message: `"${target}" is not in the attribute list of "${mapping.objectMapping.targetObjectName ?? ''}"`,
      why: `Entra refuses to save the schema: no attribute named "${target}" is defined.`,
      help: `${closest === undefined ? '' : `write "${closest}" if that was meant, or `}add the attribute to the attribute list`,
      portal: `${attributeListPath(mapping.objectMapping)} ▸ enter ${target} in the empty row at the end, then Save; then map it`,
      ...withFix(each.support?.supported === false ? undefined : defineAttribute(each)),
    };
  },
  'every',
);

/** The attribute as Entra lists one, with what the profile knows of it. */
function defineAttribute({ target, mapping, listed, row }: Row): Fix | undefined {
  const object = mapping.objectMapping.targetObject;
  const list = object === undefined ? undefined : propertyOf(object.node, 'attributes');
  // What is no path is not to be defined but to be corrected.
  if (list?.kind !== 'array' || row.targetPath === undefined) return undefined;
  const value = {
    anchor: false,
    caseExact: false,
    defaultValue: null,
    flowNullValues: false,
    multivalued: listed?.multiValued ?? false,
    mutability: 'ReadWrite',
    name: target,
    required: false,
    type: listed?.type ?? 'String',
    apiExpressions: [],
    metadata: [],
    referencedObjects: [],
  };
  const title = `add "${target}" to the attribute list`;
  return { title, safe: false, patch: [{ op: 'add', path: `${pointerOf(list)}/-`, value }] };
}
