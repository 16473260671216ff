import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('entitlements-mapped', () => {
  it.each(['entitlements', 'entitlements[type eq "license"].value'])('removes %s', (target) => {
    expect(findingsOf('ML512', userExport([row(target, 'department')]), 'generic')).toMatchObject([
      { severity: 'error', fix: { safe: true, patch: [{ op: 'remove' }] } },
    ]);
  });

  it('is silent where the vendor asks for it, and about others', () => {
    const users = { targets: { supported: [{ target: 'entitlements' }] } };
    const exported = userExport([row('entitlements', 'department')]);
    expect(messagesOf('ML512', exported, { id: 'a', name: 'A', users })).toEqual([]);
    expect(messagesOf('ML512', userExport([row('roles', 'department')]), 'generic')).toEqual([]);
  });
});
