import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('null-test-in-condition', () => {
  it.each([['IIF(IsPresent([jobTitle]), [jobTitle], "none")', 'info', 'not reliable']])(
    'reports %s',
    (expression, severity, part) => {
      expect(findingsOf('ML821', mapped(expression), 'generic')).toMatchObject([
        { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
      ]);
    },
  );

  it.each(['Coalesce([jobTitle], "none")', 'IIF([country] = "DE", "a", "b")'])('is silent about %s', (expression) => {
    expect(messagesOf('ML821', mapped(expression), 'generic')).toEqual([]);
  });
});
