import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('group-external-id', () => {
  it('offers objectId', () => {
    expect(findingsOf('ML306', groupExport([row('externalId', 'displayName')]), 'generic')).toMatchObject([
      {
        severity: 'info',
        message: 'the external identifier of groups comes from "displayName"',
        fix: { safe: false, patch: [{ value: 'objectId' }, { value: '[objectId]' }] },
      },
    ]);
  });

  it.each([
    ['it is the object ID', groupExport([row('externalId', 'objectId')])],
    ['a user has it', userExport([row('externalId', 'employeeId')])],
    ['it is an extension', groupExport([row('externalId', 'extension_0123_groupKey')])],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML306', exported, 'generic')).toEqual([]));
});
