import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const profile = (mutability: string) => {
  const users = { targets: { supported: [{ target: 'locale', mutability }] } };
  return { id: 'acme', name: 'Acme', users };
};
const flow = (flowType?: string) => userExport([row('locale', 'preferredLanguage', flowType ? { flowType } : {})]);

describe('immutable-target-updated', () => {
  it('offers to apply the mapping only during creation', () => {
    expect(findingsOf('ML411', flow(), profile('immutable'))).toMatchObject([
      { severity: 'warning', fix: { safe: false, patch: [{ op: 'add', value: 'ObjectAddOnly' }] } },
    ]);
  });

  it('is silent where it is applied only then, or the attribute may change', () => {
    expect(messagesOf('ML411', flow('ObjectAddOnly'), profile('immutable'))).toEqual([]);
    expect(messagesOf('ML411', flow('Always'), profile('readWrite'))).toEqual([]);
  });
});
