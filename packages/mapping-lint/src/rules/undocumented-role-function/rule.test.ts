import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const roles = (name: string) => userExport([expressionRow('roles', `${name}([appRoleAssignments])`)]);

describe('undocumented-role-function', () => {
  it('reports AppRoleAssignments', () => {
    expect(findingsOf('ML706', roles('AppRoleAssignments'), 'generic')).toMatchObject([{ severity: 'warning' }]);
  });

  it.each(['SingleAppRoleAssignment', 'AppRoleAssignmentsComplex', 'AssertiveAppRoleAssignmentsComplex'])(
    'is silent about %s',
    (name) => expect(messagesOf('ML706', roles(name), 'generic')).toEqual([]),
  );
});
