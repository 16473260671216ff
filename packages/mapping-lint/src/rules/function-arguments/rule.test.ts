import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('function-arguments', () => {
  it.each([
    ['Left([jobTitle])', 'error', 'takes at least 2 arguments'],
    ['Left([jobTitle], "many")', 'error', 'must be a whole number'],
    ['Trim([jobTitle], "x")', 'error', 'takes at most 1 argument'],
  ])('reports %s', (expression, severity, part) => {
    expect(findingsOf('ML817', mapped(expression), 'generic')).toMatchObject([
      { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
    ]);
  });

  it.each(['Left([jobTitle], 3)'])('is silent about %s', (expression) => {
    expect(messagesOf('ML817', mapped(expression), 'generic')).toEqual([]);
  });
});
