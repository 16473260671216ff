import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const roles = (name: string) => userExport([expressionRow('roles', `${name}([appRoleAssignments])`)]);

describe('roles-never-removed', () => {
  it('remarks on the function that only adds', () => {
    expect(findingsOf('ML704', roles('AppRoleAssignmentsComplex'), 'generic')).toMatchObject([
      { severity: 'info', fix: { safe: false } },
    ]);
  });

  it('is silent about the one that replaces, and where the vendor asks for the other', () => {
    expect(messagesOf('ML704', roles('AssertiveAppRoleAssignmentsComplex'), 'generic')).toEqual([]);
    const source = { type: 'expression', value: 'AppRoleAssignmentsComplex([appRoleAssignments])' };
    const profile = { id: 'a', name: 'A', users: { recommended: [{ target: 'roles', source }] } };
    expect(messagesOf('ML704', roles('AppRoleAssignmentsComplex'), profile)).toEqual([]);
  });
});
