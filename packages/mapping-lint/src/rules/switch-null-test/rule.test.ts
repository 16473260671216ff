import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('switch-null-test', () => {
  it.each([['Switch(IsPresent([jobTitle]), , "True", "a")', 'error', 'the source of Switch must not be IsPresent']])(
    'reports %s',
    (expression, severity, part) => {
      expect(findingsOf('ML806', mapped(expression), 'generic')).toMatchObject([
        { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
      ]);
    },
  );

  it.each(['Switch([jobTitle], [jobTitle], "", "none")'])('is silent about %s', (expression) => {
    expect(messagesOf('ML806', mapped(expression), 'generic')).toEqual([]);
  });
});
