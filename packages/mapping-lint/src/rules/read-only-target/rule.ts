import { removeRow } from '../../support/fixes.ts';
import { rowRule } from '../../support/row-rule.ts';

/** What every service provider writes itself, as keys of targets. */
const READ_ONLY = /^(meta|meta\..+|schemas|groups|groups[[.].*)$/;

/** ML303: an attribute that only the application writes is mapped. */
export const readOnlyTarget = rowRule(
  {
    code: 'ML303',
    name: 'read-only-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'an attribute that only the application writes is a target',
    fix: 'safe',
    references: [
      'https://www.rfc-editor.org/rfc/rfc7643#section-3.1',
      'https://www.rfc-editor.org/rfc/rfc7643#section-7',
    ],
  },
  ({ key, row, matches, target, listed, mapping: { kind } }, { profile }) => {
    const byProfile = listed?.mutability === 'readOnly';
    // A vendor that lists one of them as its own attribute knows better.
    const byStandard = key !== undefined && kind === 'user' && listed === undefined && READ_ONLY.test(key);
    if (!byProfile && !byStandard) return undefined;
    return {
      final: 'specific',
      basis: byProfile ? listed : undefined,
      message: `"${target}" is read-only`,
      why: byProfile
        ? `${listed.note === undefined ? '' : `${listed.note} `}${profile.name} writes it itself and does not take it from a client.`
        : 'The application writes it itself; what a client sends is ignored, or makes the request fail.',
      help: 'remove the mapping',
      clicks: 'Delete, then Save',
      fix: removeRow(row, { safe: !matches }),
    };
  },
);
