import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { completeRows, userExport } from '../../../test-support/lint.ts';
import { lintExport } from '../../lint-export.ts';

const connection = {
  tenantUrls: ['https://api\\.acme\\.example/scim/v2/?'],
  example: 'https://api.acme.example/scim/v2',
  outdatedUrls: [{ pattern: 'https://old\\.acme\\.example/.*', note: 'Version 1 is no longer served.' }],
};

function lint(tenantUrl: string, more: object = { connection }) {
  const profile = loadProfile({ id: 'acme', name: 'Acme', ...more });
  const { findings } = lintExport(readExport(JSON.stringify(userExport(completeRows))), { profile, tenantUrl });
  return findings.filter(({ code }) => code === 'ML124');
}

describe('wrong-tenant-url', () => {
  it('reports an address that is not of the vendor, and shows one that is', () => {
    expect(lint('https://acme.example/scim')).toMatchObject([
      {
        severity: 'error',
        message: 'the tenant URL https://acme.example/scim is no address of Acme',
        help: 'use https://api.acme.example/scim/v2',
        location: { line: 1, column: 1 },
      },
    ]);
  });

  it('knows old addresses, and a query that was added twice', () => {
    expect(lint('https://old.acme.example/v1')).toMatchObject([{ why: 'Version 1 is no longer served.' }]);
    expect(lint('https://api.acme.example/scim/v2?a?b')[0]!.message).toContain('has two question marks');
  });

  it.each(['https://api.acme.example/scim/v2', 'https://API.acme.example/scim/v2/?aadOptscim062020'])(
    'is silent about %s',
    (url) => expect(lint(url)).toEqual([]),
  );

  it('is silent where the profile knows no address', () => expect(lint('https://anywhere.example', {})).toEqual([]));
});
