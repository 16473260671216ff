import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { completeRows, userExport } from '../../../test-support/lint.ts';
import { lintExport } from '../../lint-export.ts';

function lint(tenantUrl: string | undefined, optscimFlag = 'required') {
  const profile = loadProfile({ id: 'acme', name: 'Acme', connection: { optscimFlag } });
  const exported = readExport(JSON.stringify(userExport(completeRows)));
  const { findings } = lintExport(exported, { profile, ...(tenantUrl === undefined ? {} : { tenantUrl }) });
  return findings.filter(({ code }) => code === 'ML410');
}

describe('tenant-url-flag', () => {
  it('reports a tenant URL without the flag, and says the right one', () => {
    expect(lint('https://acme.example/scim/?x=1')).toMatchObject([
      {
        severity: 'warning',
        help: 'use https://acme.example/scim/?aadOptscim062020',
        location: { line: 1, column: 1 },
      },
    ]);
  });

  it.each([
    'https://acme.example/scim?aadOptscim062020',
    'https://acme.example/scim/?aadOptscim062020=true',
    'https://acme.example/scim?a=b&AADOPTSCIM062020',
  ])('is silent about %s', (url) => expect(lint(url)).toEqual([]));

  it('is silent where nobody said the URL, or the vendor does not ask for the flag', () => {
    expect(lint(undefined)).toEqual([]);
    expect(lint('https://acme.example/scim', 'allowed')).toEqual([]);
  });
});
