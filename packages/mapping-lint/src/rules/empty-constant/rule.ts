import { isActive } from '../../support/active.ts';
import { removeRow, withFix } from '../../support/fixes.ts';
import { KNOWN_ISSUES } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML812: a constant that is empty. */
export const emptyConstant = rowRule(
  {
    code: 'ML812',
    name: 'empty-constant',
    severity: 'warning',
    since: '0.1.0',
    summary: 'a constant is empty, so that it sends nothing and clears nothing',
    fix: 'safe',
    references: [KNOWN_ISSUES],
  },
  (each) => {
    const { row, constant, target, matches, listed } = each;
    // That nobody is ever disabled is a finding of its own.
    if (each.mapping.isScim && isActive(each)) return undefined;
    if (constant !== '' || (row.defaultValue ?? '') !== '' || matches) return undefined;
    return {
      node: row.sourceNode,
      message: `"${target}" is mapped from an empty constant`,
      why: 'Entra sends no empty values, so that the mapping neither fills nor clears the attribute.',
      help: 'remove the mapping, or write a value',
      clicks: 'Delete, or Constant value, then Save',
      // What the vendor requires is not to go but to be filled.
      ...withFix(listed?.mandatory === 'always' ? undefined : removeRow(row, { safe: true })),
    };
  },
  'every',
);
