import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const manager = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager';

describe('manager-expression', () => {
  it('reports a function of the manager, and offers the direct mapping', () => {
    const exported = userExport([expressionRow(manager, 'Switch([manager], "", "a", "b")')]);
    expect(findingsOf('ML602', exported, 'generic')).toMatchObject([
      { severity: 'error', fix: { safe: false, patch: [{ value: { type: 'Attribute', name: 'manager' } }] } },
    ]);
  });

  it('reports a function of anything else, too', () => {
    const exported = userExport([expressionRow(manager, 'ToLower([department])')]);
    expect(findingsOf('ML602', exported, 'generic')).toMatchObject([{ fix: null }]);
  });

  it('is silent about a direct mapping, and about other expressions', () => {
    const rows = [row(manager, 'manager'), expressionRow('title', 'ToLower([jobTitle])')];
    expect(messagesOf('ML602', userExport(rows), 'generic')).toEqual([]);
  });
});
