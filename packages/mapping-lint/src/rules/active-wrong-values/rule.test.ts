import { describe, expect, it } from 'vitest';
import { completeRows, expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const active = (expression: string) => userExport([expressionRow('active', expression)]);

describe('active-wrong-values', () => {
  it.each([
    ['Switch([IsSoftDeleted], , "False", "False", "True", "True")', '"false" for users in scope and "true" for'],
    ['Switch([IsSoftDeleted], , "false", "True", "true", "False")', 'nothing for users in scope and nothing for'],
    ['Switch([IsSoftDeleted], "True", "true", "False")', '"true" for users in scope and "true" for'],
    ['CBool([IsSoftDeleted])', '"false" for users in scope and "true" for'],
  ])('reports %s', (expression, outcome) => {
    expect(findingsOf('ML405', active(expression))).toMatchObject([
      { severity: 'error', message: `"active" becomes ${outcome} those who left`, fix: { safe: true } },
    ]);
  });

  it.each([
    'Not([IsSoftDeleted])',
    'Switch([IsSoftDeleted], "True", "True", "False")',
    'IIF([IsSoftDeleted] = "True", "False", "True")',
    'Switch([IsSoftDeleted], , "False", [accountEnabled], "True", "False")',
  ])('is silent about %s', (expression) => expect(messagesOf('ML405', active(expression))).toEqual([]));

  it('is silent about the default', () => expect(messagesOf('ML405', userExport(completeRows))).toEqual([]));
});
