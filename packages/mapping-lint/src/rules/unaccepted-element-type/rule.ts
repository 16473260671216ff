import { formatPath, parsePath } from 'scim-core';
import { anyTargetKey } from 'vendor-profiles';
import { oneOf, removeRow, retarget } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML503: the vendor takes this attribute, but of another type. */
export const unacceptedElementType = rowRule(
  {
    code: 'ML503',
    name: 'unaccepted-element-type',
    severity: 'error',
    since: '0.1.0',
    summary: 'the vendor takes the attribute for other types of elements only',
    fix: 'unsafe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7643#section-4.1'],
  },
  (each, { profile }) => {
    const { row, target, support } = each;
    if (support?.supported !== false || row.targetPath?.filter === undefined) return undefined;
    const accepted = acceptedTypes(each);
    if (accepted.length === 0) return undefined;
    const isMapped = (other: string) => each.mapping.rows.some(({ key }) => key === anyTargetKey(other));
    const free = accepted.filter((other) => !isMapped(other));
    return {
      final: 'specific',
      basis: each.mapping.resource.targets,
      message: `${profile.name} does not accept "${target}", but ${accepted.map((other) => `"${other}"`).join(', ')}`,
      why: 'Entra sends an element of a type that the application does not know; the value is lost, or the whole user is refused.',
      ...(free.length === 0
        ? {
            help: 'remove the mapping',
            clicks: 'Delete, then Save',
            fix: removeRow(row, { safe: row.matchingPriority === 0 }),
          }
        : {
            help: `map to ${free.map((other) => `"${other}"`).join(' or ')}, or remove the mapping`,
            clicks: `Target attribute: ${free[0]}, then Save`,
            ...oneOf(...free.map((other) => retarget(row, other, { safe: false }))),
          }),
    };
  },
);

/** Listed targets that differ in the filter only. */
function acceptedTypes({ row, mapping }: Row): string[] {
  const path = row.targetPath;
  if (path === undefined) return [];
  const bare = formatPath({ ...path, filter: undefined }).toLowerCase();
  return mapping.resource.targets.supported.flatMap(({ target, literal }) => {
    if (literal) return [];
    const listed = parsePath(target);
    if (listed.filter === undefined) return [];
    return formatPath({ ...listed, filter: undefined }).toLowerCase() === bare ? [target] : [];
  });
}
