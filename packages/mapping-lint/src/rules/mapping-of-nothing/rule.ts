import { isActive } from '../../support/active.ts';
import { removeRow, withFix } from '../../support/fixes.ts';
import { MAPPING_RESOURCE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML811: a mapping without source and default value. */
export const mappingOfNothing = rowRule(
  {
    code: 'ML811',
    name: 'mapping-of-nothing',
    severity: 'warning',
    since: '0.1.0',
    summary: 'a mapping has neither a source nor a default value, so that it sends nothing',
    fix: 'safe',
    references: [MAPPING_RESOURCE],
  },
  (each) => {
    const { row, target, matches, listed } = each;
    // That nobody is ever disabled is a finding of its own.
    if (each.mapping.isScim && isActive(each)) return undefined;
    // A source that is left out altogether belongs to an extract.
    if (row.source !== null || row.sourceNode?.kind !== 'null' || (row.defaultValue ?? '') !== '' || matches)
      return undefined;
    return {
      message: `"${target}" is mapped from nothing`,
      why: 'Entra sends no empty values: the mapping does nothing, and hides that the attribute is never filled.',
      help: 'remove the mapping, or give it a source or a default value',
      clicks: 'Delete, or choose a source attribute, then Save',
      // What the vendor requires is not to go but to be filled.
      ...withFix(listed?.mandatory === 'always' ? undefined : removeRow(row, { safe: true })),
    };
  },
  'every',
);
