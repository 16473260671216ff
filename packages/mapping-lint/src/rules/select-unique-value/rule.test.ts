import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('select-unique-value', () => {
  it.each([
    ['SelectUniqueValue([jobTitle], [mail])', 'error', 'not towards an application'],
    ['ToLower(SelectUniqueValue([jobTitle], [mail]))', 'error', 'not towards an application'],
  ])('reports %s', (expression, severity, part) => {
    expect(findingsOf('ML808', mapped(expression), 'generic')).toMatchObject([
      { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
    ]);
  });

  it.each(['ToLower([jobTitle])'])('is silent about %s', (expression) => {
    expect(messagesOf('ML808', mapped(expression), 'generic')).toEqual([]);
  });
});
