import { describe, expect, it } from 'vitest';
import { definedExport, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const by = (target: string) => row(target, 'userPrincipalName', { matchingPriority: 1 });

describe('incomparable-matching-target', () => {
  it.each([
    ['active', 'a truth value'],
    ['emails[type eq "work"].primary', 'a truth value'],
    ['emails', 'a list'],
    ['name', 'a complex attribute'],
  ])('reports %s', (target, what) => {
    expect(findingsOf('ML207', userExport([by(target)]), 'generic')).toMatchObject([
      { severity: 'error', message: `"${target}" is ${what}, and can not be used to match` },
    ]);
  });

  it('goes by the attribute list of the export too', () => {
    const exported = definedExport([by('flag')], { target: [{ name: 'flag', type: 'Boolean' }] });
    expect(messagesOf('ML207', exported, { id: 'a', name: 'A' })).toHaveLength(1);
  });

  it.each([
    'userName',
    'externalId',
    'emails[type eq "work"].value',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber',
    'urn:ietf:params:scim:schemas:extension:Acme:2.0:User:key',
  ])('is silent about %s', (target) => expect(messagesOf('ML207', userExport([by(target)]), 'generic')).toEqual([]));
});
