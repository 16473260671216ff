import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const matching = row('externalId', 'userPrincipalName', { matchingPriority: 1 });
const elsewhere = row('addresses[type eq "home"].locality', 'city');
const right = row('addresses[type eq "work"].locality', 'city');

describe('retargeted-source', () => {
  it('reports a source that the vendor takes elsewhere', () => {
    expect(findingsOf('ML521', userExport([matching, elsewhere]), 'staffbase')).toMatchObject([
      {
        severity: 'warning',
        message: 'Staffbase takes "city" in "addresses[type eq "work"].locality", which nothing is mapped to',
        fix: { safe: false, patch: [{ op: 'replace', value: 'addresses[type eq "work"].locality' }] },
      },
    ]);
  });

  it.each([
    ['the target that the vendor shows', [matching, right], 'staffbase'],
    ['both targets', [matching, right, elsewhere], 'staffbase'],
    [
      'a custom attribute',
      [matching, row('urn:ietf:params:scim:schemas:extension:Acme:2.0:User:town', 'city')],
      'staffbase',
    ],
    ['another supported target', [matching, row('title', 'city')], 'staffbase'],
    ['a vendor that shows no mappings', [elsewhere], 'generic'],
  ])('is silent about %s', (_name, rows, profile) => {
    expect(messagesOf('ML521', userExport(rows), profile)).toEqual([]);
  });
});
