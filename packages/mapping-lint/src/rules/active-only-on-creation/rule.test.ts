import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const flow = (flowType: string, target = 'active') => userExport([row(target, 'accountEnabled', { flowType })]);

describe('active-only-on-creation', () => {
  it.each(['ObjectAddOnly', 'AttributeAddOnly'])('reports %s, and applies the mapping always', (flowType) => {
    expect(findingsOf('ML406', flow(flowType))).toMatchObject([
      { severity: 'error', fix: { safe: true, patch: [{ op: 'replace', value: 'Always' }] } },
    ]);
  });

  it('is silent about Always, and about other attributes', () => {
    expect(messagesOf('ML406', flow('Always'))).toEqual([]);
    expect(messagesOf('ML406', flow('ObjectAddOnly', 'userName'))).toEqual([]);
  });
});
