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
});
