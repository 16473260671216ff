import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('outside-applications', () => {
  it.each([['IgnoreAttributeFlow', 'info', 'documented for provisioning from Workday']])(
    'reports %s',
    (expression, severity, part) => {
      expect(findingsOf('ML823', mapped(expression), 'generic')).toMatchObject([
        { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
      ]);
    },
  );

  it.each(['Coalesce([jobTitle], [mail])'])('is silent about %s', (expression) => {
    expect(messagesOf('ML823', mapped(expression), 'generic')).toEqual([]);
  });
});
