import { removeRow } from '../../support/fixes.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML302: the identifier that the application gives is mapped. */
export const identifierMapped = rowRule(
  {
    code: 'ML302',
    name: 'identifier-mapped',
    severity: 'error',
    since: '0.1.0',
    summary: 'the identifier that the application gives is a target',
    fix: 'safe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7643#section-3.1'],
  },
  ({ key, row, matches, target, listed }) => {
    // A vendor that lists it for writing knows better.
    if (key !== 'id' || (listed !== undefined && listed.mutability !== 'readOnly')) return undefined;
    return {
      final: 'specific',
      message: `"${target}" is given by the application and can not be mapped`,
      why: 'An application chooses the id of each resource itself; it ignores one that is sent, or refuses the request.',
      help: 'remove the mapping; an identifier of yours belongs into "externalId"',
      clicks: 'Delete, then Save',
      fix: removeRow(row, { safe: !matches }),
    };
  },
);
