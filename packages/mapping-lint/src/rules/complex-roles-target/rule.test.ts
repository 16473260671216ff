import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const part = 'roles[primary eq "True"].value';

describe('complex-roles-target', () => {
  it.each(['AppRoleAssignmentsComplex', 'AssertiveAppRoleAssignmentsComplex'])('maps %s to roles', (name) => {
    const exported = userExport([expressionRow(part, `${name}([appRoleAssignments])`)]);
    expect(findingsOf('ML702', exported, 'generic')).toMatchObject([
      {
        severity: 'error',
        message: `"${part}" can not take whole roles`,
        fix: { safe: false, patch: [{ value: 'roles' }] },
      },
    ]);
  });

  it('is silent about roles as a whole, and about one role', () => {
    const whole = expressionRow('roles', 'AppRoleAssignmentsComplex([appRoleAssignments])');
    const single = expressionRow(part, 'SingleAppRoleAssignment([appRoleAssignments])');
    expect(messagesOf('ML702', userExport([whole]), 'generic')).toEqual([]);
    expect(messagesOf('ML702', userExport([single]), 'generic')).toEqual([]);
  });

  it('reports whole roles for a vendor that takes one text', () => {
    const target = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User:rolesString';
    const exported = userExport([expressionRow(target, 'AppRoleAssignmentsComplex([appRoleAssignments])')]);
    expect(findingsOf('ML702', exported)).toMatchObject([
      {
        message: `"${target}" takes one text, and the function gives whole roles`,
        help: 'use SingleAppRoleAssignment([appRoleAssignments])',
      },
    ]);
  });
});
