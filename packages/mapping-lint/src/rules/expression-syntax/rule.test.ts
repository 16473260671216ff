import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('expression-syntax', () => {
  it.each(['ToLower([jobTitle]', 'Join(" , [a])', 'ToLower([jobTitle))'])('reports %s', (expression) => {
    expect(findingsOf('ML802', mapped(expression), 'generic')).toMatchObject([
      { severity: 'error', message: expect.stringMatching(/^the expression can not be read: [^\n]+[^.]$/) },
    ]);
  });

  it('points at the place inside the text', () => {
    const [finding] = findingsOf('ML802', JSON.stringify(mapped('ToLower([a]) + "b"')), 'generic');
    expect(finding!.location.endColumn - finding!.location.column).toBeLessThan(6);
  });

  it.each([
    ['an expression', expressionRow('title', 'Join(", ", [a], "\\"")')],
    ['a direct mapping', row('title', 'jobTitle')],
    ['a constant', { targetAttributeName: 'title', source: { type: 'Constant', name: '(', expression: '"("' } }],
  ])('is silent about %s', (_name, each) => expect(messagesOf('ML802', userExport([each]), 'generic')).toEqual([]));
});
