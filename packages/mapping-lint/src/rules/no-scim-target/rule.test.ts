import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const salesforce = {
  synchronizationRules: [
    {
      targetDirectoryName: 'salesforce.com',
      objectMappings: [{ attributeMappings: [row('Username', 'mail'), row('Alias', 'mailNickname')] }],
    },
  ],
};

describe('no-scim-target', () => {
  it('reports a job into another directory once, and nothing of its attributes is compared', () => {
    const [finding, ...others] = findingsOf('ML122', salesforce);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'info', pointer: '/synchronizationRules/0/targetDirectoryName' });
    expect(finding!.message).toContain('"salesforce.com" is no SCIM directory');
    expect(messagesOf('ML501', salesforce)).toEqual([]);
    expect(messagesOf('ML502', salesforce)).toEqual([]);
  });

  it('is silent about SCIM, and where too little is known', () => {
    expect(messagesOf('ML122', userExport(mandatoryRows))).toEqual([]);
    expect(messagesOf('ML122', [row('timezone', 'country')])).toEqual([]);
    expect(messagesOf('ML122', { synchronizationRules: [] })).toEqual([]);
  });

  it('tells where mappings are on and none is of users or groups', () => {
    const mapping = { name: 'Roles', sourceObjectName: 'AppRole', targetObjectName: 'Role' };
    const exported = {
      synchronizationRules: [
        { objectMappings: [{ ...mapping, attributeMappings: [row('displayName', 'displayName')] }] },
      ],
    };
    expect(messagesOf('ML122', exported)).toEqual([
      'no mapping of users or groups was recognized, so nothing was compared with a profile',
    ]);
    const off = {
      synchronizationRules: [
        { objectMappings: [{ ...mapping, enabled: false, attributeMappings: [row('displayName', 'x')] }] },
      ],
    };
    expect(messagesOf('ML122', off)).toEqual([]);
  });
});
