import { type AttributePath, groupResourceType, userResourceType } from 'scim-core';
import { compileWhole, type TargetPattern } from 'vendor-profiles';
import { oneOf, retarget } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { type RowReport, rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

const FORM = /^urn:ietf:params:scim:schemas:(core|extension:[a-z0-9_.:-]+):2\.0:(user|group)$/i;

/** ML510: an extension whose name Entra does not send. */
export const customAttributeForm = rowRule(
  {
    code: 'ML510',
    name: 'custom-attribute-form',
    severity: 'error',
    since: '0.1.0',
    summary: 'the name of a custom attribute does not have the form that Entra asks for',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  (each, { profile }) => {
    const { support, row } = each;
    const path = row.targetPath;
    if (path === undefined || support?.supported === true) return undefined;
    if (path.schema !== undefined) return FORM.test(path.schema) ? undefined : wrongUrn(each, path.schema);
    // A list that is known to be complete has a finding of its own; applications of the gallery have names of their own.
    if (support?.supported !== 'unknown' || profile.confidence === 'imported' || isStandard(path, each))
      return undefined;
    return withoutUrn(each, path.attribute);
  },
);

const WHY =
  'Entra leaves a custom attribute out when its name does not begin with the URN of an extension: "exporting the property is not supported for this operation".';

function wrongUrn(each: Row, schema: string): RowReport {
  const name = nameFor(each);
  return {
    final: 'specific',
    message: `"${schema}" is no URN that Entra sends`,
    why: WHY,
    help: `name the attribute ${name}, here and at the vendor`,
    clicks: `Target attribute: ${name}, once it is in the attribute list, then Save`,
  };
}

function withoutUrn(each: Row, attribute: string): RowReport {
  const pattern = each.mapping.resource.targets.patterns.find((known) => compileWhole(known.attribute)(attribute));
  const full = pattern && inPattern(pattern, attribute);
  const name = full ?? nameFor(each);
  return {
    ...(pattern?.exclusive ? {} : { severity: 'warning' as const }),
    basis: pattern,
    message: `"${each.target}" is no attribute of SCIM, and has no URN of an extension`,
    why: `${WHY}${pattern?.note === undefined ? '' : ` ${pattern.note}`}`,
    help: `name the attribute ${name}`,
    clicks: `Target attribute: ${name}, once it is in the attribute list, then Save`,
    ...oneOf(full === undefined ? undefined : retarget(each.row, full, { safe: false })),
  };
}

/** The form that every custom attribute has. */
function nameFor({ row, mapping: { kind } }: Row): string {
  const type = kind === 'user' ? 'User' : 'Group';
  return `urn:ietf:params:scim:schemas:extension:<Name>:2.0:${type}:${row.targetPath?.attribute ?? ''}`;
}

/** The name under the URN of the example, where that is a whole one. */
function inPattern({ schema, example }: TargetPattern, attribute: string): string | undefined {
  const urn = example.slice(0, example.lastIndexOf(':'));
  return compileWhole(schema, { anyCase: true })(urn) ? `${urn}:${attribute}` : undefined;
}

/** Whether RFC 7643 defines an attribute of this name, in an extension too: that one has a finding of its own. */
function isStandard({ attribute }: AttributePath, { mapping: { kind } }: Row): boolean {
  const { index } = kind === 'user' ? userResourceType : groupResourceType;
  const name = attribute.toLowerCase();
  return [...index.targets].some(({ attribute: known }) => known.name.toLowerCase() === name);
}
