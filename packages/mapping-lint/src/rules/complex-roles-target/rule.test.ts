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
});
