import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const target = 'roles[primary eq "True"].value';

describe('role-assignments-direct', () => {
  it.each([
    ['a direct mapping', row(target, 'appRoleAssignments')],
    ['another function', expressionRow(target, 'ToLower([appRoleAssignments])')],
  ])('reports %s', (_name, each) => {
    const [finding] = findingsOf('ML701', userExport([each]), 'generic');
    expect(finding).toMatchObject({ severity: 'error', fix: { safe: false }, choices: [] });
    expect(JSON.stringify(finding!.fix)).toContain('"SingleAppRoleAssignment([appRoleAssignments])"');
  });

  it('leaves the choice between one role and all of them for the whole list', () => {
    const [finding] = findingsOf('ML701', userExport([row('roles', 'appRoleAssignments')]), 'generic');
    expect(finding!.choices.map(({ title }) => title)).toEqual(['send one role', 'send all roles']);
  });

  it.each(['SingleAppRoleAssignment([appRoleAssignments])', 'AppRoleAssignmentsComplex([appRoleAssignments])'])(
    'is silent about %s',
    (expression) => expect(messagesOf('ML701', userExport([expressionRow(target, expression)]), 'generic')).toEqual([]),
  );
});
