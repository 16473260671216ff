import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('date-format', () => {
  it.each([['FormatDateTime([jobTitle], "yyyy", "MM")', 'error', 'second slot is that of the DateTimeStyles']])(
    'reports %s',
    (expression, severity, part) => {
      expect(findingsOf('ML819', mapped(expression), 'generic')).toMatchObject([
        { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
      ]);
    },
  );

  it.each(['FormatDateTime([jobTitle], , "yyyyMMdd", "yyyy-MM-dd")', 'FormatDateTime([jobTitle], , "yyyyMMdd")'])(
    'is silent about %s',
    (expression) => {
      expect(messagesOf('ML819', mapped(expression), 'generic')).toEqual([]);
    },
  );
});
