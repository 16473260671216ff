import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { completeRows, expressionRow, userExport } from '../../../test-support/lint.ts';
import { type LintOptions, lintExport } from '../../lint-export.ts';

const single = expressionRow('roles[primary eq "True"].value', 'SingleAppRoleAssignment([appRoleAssignments])');

function lint(options: Omit<LintOptions, 'profile'>, ...rows: readonly object[]) {
  const profile = loadProfile('generic');
  const { findings } = lintExport(readExport(JSON.stringify(userExport([...completeRows, ...rows]))), {
    ...options,
    profile,
  });
  return findings.filter(({ code }) => code === 'ML708');
}

describe('role-function-scope', () => {
  it('reports roles where all users are in scope', () => {
    expect(lint({ scope: 'all' }, single)).toMatchObject([{ severity: 'warning', mapping: { index: 4 } }]);
  });

  it('is silent about assigned users, where nobody said the scope, and without roles', () => {
    expect(lint({ scope: 'assigned' }, single)).toEqual([]);
    expect(lint({}, single)).toEqual([]);
    expect(lint({ scope: 'all' })).toEqual([]);
  });
});
