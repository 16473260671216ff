import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const target = 'roles[primary eq "True"].value';

describe('role-assignments-direct', () => {
  it.each([
    ['a direct mapping', row(target, 'appRoleAssignments')],
    ['another function', expressionRow(target, 'ToLower([appRoleAssignments])')],
  ])('reports %s', (_name, each) => {
    expect(findingsOf('ML701', userExport([each]), 'generic')).toMatchObject([
      { severity: 'error', fix: { safe: false, patch: [{ value: { name: 'SingleAppRoleAssignment' } }] } },
    ]);
  });

  it.each(['SingleAppRoleAssignment([appRoleAssignments])', 'AppRoleAssignmentsComplex([appRoleAssignments])'])(
    'is silent about %s',
    (expression) => expect(messagesOf('ML701', userExport([expressionRow(target, expression)]), 'generic')).toEqual([]),
  );
});
