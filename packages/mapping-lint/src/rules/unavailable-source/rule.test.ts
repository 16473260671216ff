import { describe, expect, it } from 'vitest';
import { definedExport, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('unavailable-source', () => {
  it.each(['samAccountName', 'userType'])('reports %s', (name) => {
    expect(findingsOf('ML815', userExport([row('title', name)]), 'generic')).toMatchObject([
      { severity: 'warning', message: `"${name}" is not available as a source` },
    ]);
  });

  it('is silent where somebody added it to the list, and about others', () => {
    const source = [{ name: 'userType' }];
    expect(messagesOf('ML815', definedExport([row('title', 'userType')], { source }), 'generic')).toEqual([]);
    expect(messagesOf('ML815', userExport([row('title', 'onPremisesSamAccountName')]), 'generic')).toEqual([]);
  });
});
