import { describe, expect, it } from 'vitest';
import { constantRow, expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const matching = { matchingPriority: 1 };

describe('constant-matching-source', () => {
  it.each([
    ['a constant', constantRow('userName', 'all', matching)],
    ['a default value alone', { targetAttributeName: 'userName', source: null, defaultValue: 'all', ...matching }],
    ['an expression without attributes', expressionRow('userName', 'Append("a", "b")', matching)],
  ])('reports %s', (_name, each) => {
    expect(findingsOf('ML208', userExport([each]), 'generic')).toMatchObject([
      { severity: 'error', message: 'users are matched by a value that is the same for all of them' },
    ]);
  });

  it.each([
    ['an attribute', row('userName', 'userPrincipalName', matching)],
    ['an expression of an attribute', expressionRow('userName', 'ToLower([userPrincipalName])', matching)],
    ['a constant that does not match', constantRow('userType', 'Employee')],
  ])('is silent about %s', (_name, each) => expect(messagesOf('ML208', userExport([each]), 'generic')).toEqual([]));
});
