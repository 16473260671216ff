import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('replace-arguments', () => {
  it.each([
    ['Replace([jobTitle], "a", "b", , , , )', 'error', 'no documented meaning'],
    ['Replace([jobTitle], , "(", , "", , )', 'error', 'the pattern is wrong'],
  ])('reports %s', (expression, severity, part) => {
    expect(findingsOf('ML818', mapped(expression), 'generic')).toMatchObject([
      { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
    ]);
  });

  it.each(['Replace([jobTitle], "a", , , "b", , )'])('is silent about %s', (expression) => {
    expect(messagesOf('ML818', mapped(expression), 'generic')).toEqual([]);
  });
});
