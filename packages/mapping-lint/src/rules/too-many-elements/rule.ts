import { formatPath } from 'scim-core';
import type { Rule } from '../../rule.ts';
import { removeRow } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { toReport } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML504: more elements of a list than the vendor takes. */
export const tooManyElements: Rule = {
  meta: {
    code: 'ML504',
    name: 'too-many-elements',
    severity: 'error',
    since: '0.1.0',
    summary: 'more elements of a list are mapped than the vendor takes',
    fix: 'unsafe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7643#section-2.4'],
  },
  check({ mappings, profile, report }) {
    const most = profile.limits.elementsPerAttribute;
    if (most === undefined) return;
    for (const { rows } of mappings) {
      const seen = new Map<string, Set<string>>();
      for (const row of rows) {
        const place = placeOf(row);
        if (place === undefined) continue;
        const elements = seen.get(place.list) ?? new Set();
        seen.set(place.list, elements.add(place.element));
        if ([...elements].indexOf(place.element) < most) continue;
        report(
          toReport(row, {
            basis: profile.limits,
            message: `${profile.name} takes ${most === 1 ? 'one element' : `${most} elements`} of "${place.list}", and this is one more`,
            why: `Entra sends all elements that are mapped in one request, which ${profile.name} then refuses or cuts.`,
            help: 'remove the mapping, or the one of an element that is needed less',
            clicks: 'Delete, then Save',
            fix: removeRow(row.row, { safe: false }),
          }),
        );
      }
    }
  },
};

function placeOf({ row: { targetPath: path } }: Row): { readonly list: string; readonly element: string } | undefined {
  if (path?.filter === undefined) return undefined;
  const element = { ...path, subAttribute: undefined };
  return { list: formatPath({ ...element, filter: undefined }), element: formatPath(element).toLowerCase() };
}
