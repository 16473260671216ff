import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('malformed-target', () => {
  it.each(['emails[type eq work].value', "emails[type eq 'work'].value", 'emails[type eq "work".value', 'a b', ''])(
    'reports %j',
    (target) => {
      const [finding, ...others] = findingsOf('ML507', userExport([row(target, 'mail')]), 'generic');
      expect(others).toEqual([]);
      expect(finding!.message).toContain(`"${target}" is not a SCIM attribute path: `);
      expect(finding!.mapping).toMatchObject({ index: 0, target });
    },
  );

  it.each([
    ["emails[type eq 'work'].value", 'emails[type eq "work"].value'],
    ['emails[type eq “work”].value', 'emails[type eq "work"].value'],
    ['emails[type eq work].value', 'emails[type eq "work"].value'],
    ['emails[type == "work"].value', 'emails[type eq "work"].value'],
    [' userName', 'userName'],
  ])('repairs %j', (target, repaired) => {
    expect(findingsOf('ML507', userExport([row(target, 'mail')]), 'generic')).toMatchObject([
      { help: `write "${repaired}"`, fix: { safe: true, patch: [{ op: 'replace', value: repaired }] } },
    ]);
  });

  it('does not guess where the element ends', () => {
    const [finding] = findingsOf('ML507', userExport([row('emails[type eq "work".value', 'mail')]), 'generic');
    expect(finding!.fix).toBeNull();
  });

  it.each([
    'emails[type eq "work"].value',
    'roles[primary eq "True"].value',
    'urn:acme:2.0:User:a',
    'title',
    'urn:ietf:params:scim:schemas:extension:15Five:2.0:User:start-date',
    'urn:ietf:params:scim:schemas:extension:lucid:2.0:User:productLicenses.Lucidchart',
    'urn:ietf:params:scim:schemas:extension:genesys:purecloud:2.0:User:externalIds[authority eq "x"].value',
  ])('is silent about %j', (target) =>
    expect(messagesOf('ML507', userExport([row(target, 'mail')]), 'generic')).toEqual([]),
  );

  it.each([
    [
      'a slug that begins with a digit',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:2nd-line',
      'deskpro',
    ],
    [
      'a name that is no path',
      'Login name',
      { id: 'a', name: 'A', users: { targets: { supported: [{ target: 'login name', literal: true }] } } },
    ],
  ])('is silent about %s that the vendor takes', (_name, target, profile) =>
    expect(messagesOf('ML507', userExport([row(target, 'mail')]), profile)).toEqual([]),
  );
});
