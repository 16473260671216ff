import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('urn-before-dot', () => {
  it('writes a colon', () => {
    expect(findingsOf('ML509', userExport([row(`${urn}.department`, 'department')]))).toMatchObject([
      { severity: 'error', fix: { safe: true, patch: [{ value: `${urn}:department` }] } },
    ]);
  });

  it.each([`${urn}:department`, `${urn}:manager.value`, 'name.givenName'])('is silent about %s', (target) => {
    expect(messagesOf('ML509', userExport([row(target, 'a')]), 'generic')).toEqual([]);
  });
});
