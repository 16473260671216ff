import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('custom-attribute-form', () => {
  it.each(['urn:acme:2.0:User:team', 'urn:ietf:params:scim:schemas:extension:Acme:1.0:User:team'])(
    'reports %s, and says the form',
    (target) => {
      const exported = userExport([row(target, 'department')]);
      const [finding, ...others] = findingsOf('ML510', exported, 'generic');
      expect(others).toEqual([]);
      expect(finding!.severity).toBe('error');
      expect(finding!.help).toContain('urn:ietf:params:scim:schemas:extension:<Name>:2.0:User:team');
      expect(messagesOf('ML501', exported, 'generic')).toEqual([]);
    },
  );

  it.each([
    ['it has the form', userExport([row('urn:ietf:params:scim:schemas:extension:Acme:2.0:User:team', 'a')])],
    ['it belongs to groups', groupExport([row('urn:ietf:params:scim:schemas:extension:Acme:2.0:Group:team', 'a')])],
    ['it has no URN', userExport([row('title', 'jobTitle')])],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML510', exported, 'generic')).toEqual([]));

  it('is silent where the vendor lists it', () => {
    const users = { targets: { supported: [{ target: 'urn:acme:2.0:User:team' }] } };
    const exported = userExport([row('urn:acme:2.0:User:team', 'department')]);
    expect(messagesOf('ML510', exported, { id: 'a', name: 'A', users })).toEqual([]);
  });

  const bare = userExport([row('cost-center', 'department')]);

  it('reports a name without a URN as an error where the vendor says how it is written', () => {
    expect(findingsOf('ML510', bare, 'deskpro')).toMatchObject([
      {
        severity: 'error',
        fix: {
          safe: false,
          patch: [{ value: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:cost-center' }],
        },
      },
    ]);
  });

  it('warns of a name without a URN where the vendor says nothing', () => {
    expect(findingsOf('ML510', bare, 'deskbird')).toMatchObject([{ severity: 'warning', fix: null }]);
  });

  it.each([
    ['what RFC 7643 defines', userExport([row('nickName', 'mail')]), 'deskbird'],
    [
      'an attribute of the enterprise extension, which is another finding',
      userExport([row('division', 'x')]),
      'deskbird',
    ],
    ['a list that is complete, which is another finding', bare, 'talkdesk'],
    ['an imported profile', bare, { id: 'a', name: 'A', confidence: 'imported' }],
    [
      'a name that the vendor lists',
      bare,
      { id: 'a', name: 'A', users: { targets: { supported: [{ target: 'cost-center' }] } } },
    ],
  ])('is silent about %s', (_name, exported, profile) => {
    expect(messagesOf('ML510', exported, profile)).toEqual([]);
  });
});
