import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

function mapped(expression: string, name: string) {
  const parameter = { key: 'source', value: { type: 'Attribute', name, expression: `[${name}]`, parameters: [] } };
  const source = { type: 'Function', name: 'ToLower', expression, parameters: [parameter] };
  return userExport([{ targetAttributeName: 'title', source }]);
}

describe('expression-tree-mismatch', () => {
  it('reports that only one of the two was edited', () => {
    expect(findingsOf('ML804', mapped('ToLower([mail])', 'jobTitle'), 'generic')).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  it('reports a direct mapping whose name and text differ', () => {
    const source = { type: 'Attribute', name: 'mail', expression: '[jobTitle]', parameters: [] };
    expect(messagesOf('ML804', userExport([{ targetAttributeName: 'title', source }]), 'generic')).toHaveLength(1);
  });

  it('is silent where both say the same', () => {
    expect(messagesOf('ML804', mapped('ToLower( [jobTitle] )', 'jobTitle'), 'generic')).toEqual([]);
  });
});
