import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const rows = [row('displayName', 'displayName'), row('members', 'members')];

describe('group-mapping-forbidden', () => {
  it('reports a group mapping that is on once, whatever it is called', () => {
    const [finding, ...others] = findingsOf('ML607', groupExport(rows, { name: 'Provision Users' }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      message: 'the group mapping is on, and Talkdesk does not accept groups',
      pointer: '/synchronizationRules/0/objectMappings/0/enabled',
      fix: {
        safe: true,
        patch: [{ op: 'replace', path: '/synchronizationRules/0/objectMappings/0/enabled', value: false }],
      },
    });
  });

  it('reports one that does not say whether it is on, as that means on', () => {
    const [finding] = findingsOf('ML607', groupExport(rows, { enabled: undefined }));
    expect(finding!.pointer).toBe('/synchronizationRules/0/objectMappings/0/name');
    expect(finding!.fix!.patch).toEqual([
      { op: 'add', path: '/synchronizationRules/0/objectMappings/0/enabled', value: false },
    ]);
  });

  it.each([
    ['the group mapping is off', groupExport(rows, { enabled: false }), 'talkdesk'],
    ['only users are mapped', userExport([]), 'talkdesk'],
    ['the vendor takes groups', groupExport(rows), 'generic'],
    ['nothing is known', groupExport(rows), { id: 'acme', name: 'Acme' }],
  ])('is silent where %s', (_name, exported, profile) => {
    expect(messagesOf('ML607', exported, profile)).toEqual([]);
  });
});
