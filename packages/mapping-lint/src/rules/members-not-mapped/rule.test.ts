import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const name = row('displayName', 'displayName', { matchingPriority: 1 });

describe('members-not-mapped', () => {
  it('offers the mapping', () => {
    expect(findingsOf('ML608', groupExport([name]), 'generic')).toMatchObject([
      { severity: 'warning', fix: { safe: false, patch: [{ op: 'add', value: { targetAttributeName: 'members' } }] } },
    ]);
  });

  it.each([
    ['they are mapped', groupExport([name, row('members', 'members')])],
    ['users are meant', userExport([name])],
    ['the object mapping is off', groupExport([name], { enabled: false })],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML608', exported, 'generic')).toEqual([]));

  it('is silent where the vendor takes none', () => {
    const groups = { targets: { list: 'closed', supported: [{ target: 'displayName' }] } };
    expect(messagesOf('ML608', groupExport([name]), { id: 'a', name: 'A', groups })).toEqual([]);
  });
});
