import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('user-mapping-off', () => {
  it('reports it, and offers to turn it on', () => {
    expect(findingsOf('ML409', userExport(completeRows, { enabled: false }))).toMatchObject([
      { severity: 'error', fix: { safe: false, patch: [{ op: 'replace', value: true }] } },
    ]);
  });

  it.each([
    ['it is on', userExport(completeRows)],
    ['there is only a mapping of groups', groupExport([row('members', 'members')])],
    ['a helper is off', userExport([], { enabled: false, name: null, sourceObjectName: '' })],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML409', exported)).toEqual([]));

  it('is silent where another mapping of users is on', () => {
    const off = userExport(completeRows, { enabled: false }) as { synchronizationRules: object[] };
    const on = userExport(completeRows) as { synchronizationRules: object[] };
    const both = { synchronizationRules: [...off.synchronizationRules, ...on.synchronizationRules] };
    expect(messagesOf('ML409', both)).toEqual([]);
  });
});
