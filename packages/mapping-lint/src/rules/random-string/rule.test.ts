import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('random-string', () => {
  it.each([
    ['RandomString(300, 0, 0, 0, 0)', 'error', 'at most 256 characters'],
    ['RandomString(3, 2, 2, 2, 2)', 'error', 'must be at least 6'],
  ])('reports %s', (expression, severity, part) => {
    expect(findingsOf('ML822', mapped(expression), 'generic')).toMatchObject([
      { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
    ]);
  });

  it.each(['RandomString(12, 2, 2, 2, 2)'])('is silent about %s', (expression) => {
    expect(messagesOf('ML822', mapped(expression), 'generic')).toEqual([]);
  });
});
