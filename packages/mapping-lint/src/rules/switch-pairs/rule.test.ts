import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('switch-pairs', () => {
  it.each([
    ['Switch([jobTitle], "a", "b", "c", "d")', 'error', 'do not pair up'],
    ['Switch([jobTitle], , "a", "b", "a", "c")', 'warning', 'stands in this Switch before'],
  ])('reports %s', (expression, severity, part) => {
    expect(findingsOf('ML805', mapped(expression), 'generic')).toMatchObject([
      { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
    ]);
  });

  it.each(['Switch([jobTitle], , "a", "b")'])('is silent about %s', (expression) => {
    expect(messagesOf('ML805', mapped(expression), 'generic')).toEqual([]);
  });
});
