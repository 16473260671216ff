import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const single = (target: string) => userExport([expressionRow(target, 'SingleAppRoleAssignment([appRoleAssignments])')]);

describe('single-role-target', () => {
  it('offers the value of the primary role', () => {
    expect(findingsOf('ML703', single('roles'), 'generic')).toMatchObject([
      { severity: 'warning', fix: { safe: false, patch: [{ value: 'roles[primary eq "True"].value' }] } },
    ]);
  });

  it('is silent about the value of one role, about an attribute of the vendor, and where the vendor wants one text', () => {
    expect(messagesOf('ML703', single('roles[primary eq "True"].value'), 'generic')).toEqual([]);
    expect(messagesOf('ML703', single('urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User:rolesString'))).toEqual(
      [],
    );
    const users = { targets: { supported: [{ target: 'roles', multiValued: false }] } };
    expect(messagesOf('ML703', single('roles'), { id: 'a', name: 'A', users })).toEqual([]);
  });
});
