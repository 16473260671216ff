import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const single = expressionRow('roles[primary eq "True"].value', 'SingleAppRoleAssignment([appRoleAssignments])');
const complex = expressionRow('roles', 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])');

describe('single-and-complex-roles', () => {
  it('reports both together', () => {
    expect(findingsOf('ML705', userExport([complex, single]), 'generic')).toMatchObject([
      { severity: 'warning', mapping: { index: 1 } },
    ]);
  });

  it.each([[single], [complex]])('is silent about one alone', (each) => {
    expect(messagesOf('ML705', userExport([each]), 'generic')).toEqual([]);
  });
});
