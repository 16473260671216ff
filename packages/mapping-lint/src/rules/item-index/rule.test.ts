import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('item-index', () => {
  it.each([['Item(Split([jobTitle], ","), 0)', 'error', 'Item counts from 1']])(
    'reports %s',
    (expression, severity, part) => {
      expect(findingsOf('ML820', mapped(expression), 'generic')).toMatchObject([
        { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
      ]);
    },
  );

  it('offers what was meant', () => {
    const [finding] = findingsOf('ML820', mapped('Item(Split([jobTitle], ","), 0)'), 'generic');
    expect(finding!.fix).toMatchObject({
      safe: false,
      patch: [{ op: 'replace', value: 'Item(Split([jobTitle], ","), 1)' }],
    });
  });

  it.each(['Item(Split([jobTitle], ","), 1)'])('is silent about %s', (expression) => {
    expect(messagesOf('ML820', mapped(expression), 'generic')).toEqual([]);
  });
});
