import { describe, expect, it } from 'vitest';
import { completeRows, expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('active-from-account-enabled', () => {
  it.each([
    ['a direct mapping', row('active', 'accountEnabled')],
    ['an expression of it', expressionRow('active', 'CBool([accountEnabled])')],
  ])('reports %s', (_name, each) => {
    expect(findingsOf('ML403', userExport([each]))).toMatchObject([
      { severity: 'warning', message: '"active" follows "accountEnabled" alone', fix: { safe: false } },
    ]);
  });

  it('is silent where IsSoftDeleted takes part', () => {
    const both = expressionRow('active', 'IIF([IsSoftDeleted] = "True", "False", CBool([accountEnabled]))');
    expect(messagesOf('ML403', userExport([both]))).toEqual([]);
    expect(messagesOf('ML403', userExport(completeRows))).toEqual([]);
  });
});
