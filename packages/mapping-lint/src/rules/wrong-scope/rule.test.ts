import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { completeRows, userExport } from '../../../test-support/lint.ts';
import { type LintOptions, lintExport } from '../../lint-export.ts';

function lint(options: Omit<LintOptions, 'profile'>, wanted = 'assigned') {
  const profile = loadProfile({ id: 'acme', name: 'Acme', connection: { scope: wanted } });
  const { findings } = lintExport(readExport(JSON.stringify(userExport(completeRows))), { ...options, profile });
  return findings.filter(({ code }) => code === 'ML910');
}

describe('wrong-scope', () => {
  it('reports that everybody is in scope', () => {
    expect(lint({ scope: 'all' })).toMatchObject([
      { severity: 'warning', message: 'Acme asks for the assigned users and groups only' },
    ]);
  });

  it('is silent where it is right, where nobody said it, and where the vendor does not ask', () => {
    expect(lint({ scope: 'assigned' })).toEqual([]);
    expect(lint({})).toEqual([]);
    expect(lint({ scope: 'all' }, 'unknown')).toEqual([]);
  });
});
