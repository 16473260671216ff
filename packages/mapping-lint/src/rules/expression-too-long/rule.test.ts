import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('expression-too-long', () => {
  it.each([
    [`Append([jobTitle], "${'x'.repeat(10_000)}")`, 'error', 'an expression may have at most 10000 characters'],
  ])('reports %s', (expression, severity, part) => {
    expect(findingsOf('ML801', mapped(expression), 'generic')).toMatchObject([
      { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
    ]);
  });

  it.each(['Append([jobTitle], "x")'])('is silent about %s', (expression) => {
    expect(messagesOf('ML801', mapped(expression), 'generic')).toEqual([]);
  });
});
