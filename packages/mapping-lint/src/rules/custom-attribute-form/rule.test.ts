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
});
