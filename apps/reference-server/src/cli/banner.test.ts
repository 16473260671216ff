import { expect, it } from 'vitest';
import { banner } from './banner.ts';

const home = {
  name: 'default',
  url: 'http://127.0.0.1:7644/scim/v2',
  token: 'abc',
  profile: { id: 'generic' },
  mode: 'lenient',
} as const;
const facts = { database: ':memory:', open: false, anyToken: false };

it('says where the server is, how to get in, where to look, and two requests to paste', () => {
  expect(banner({ tenants: [home] }, facts)).toBe(`
SCIM reference server

  URL      http://127.0.0.1:7644/scim/v2
  Token    abc
  Profile  generic
  Mode     lenient
  Data     in memory, forgotten on exit
  Inspect  http://127.0.0.1:7644/ in a browser on this machine

Try it:

  curl -H 'Authorization: Bearer abc' 'http://127.0.0.1:7644/scim/v2/ServiceProviderConfig'
  curl -H 'Authorization: Bearer abc' 'http://127.0.0.1:7644/scim/v2/Users'

Ctrl-C stops it.
`);
});

it('says where the data stays, and that other machines can come in', () => {
  const open = { ...facts, database: 'a\nb.db', open: true };
  expect(banner({ tenants: [home] }, open)).toContain(
    '  Data     a\\u{a}b.db\n  Inspect  http://127.0.0.1:7644/ in a browser on this machine\n' +
      '  Reach    other machines too, without encryption\n',
  );
  const encrypted = banner({ tenants: [{ ...home, url: 'https://127.0.0.1:7644/scim/v2' }] }, open);
  expect(encrypted).toContain('  Reach    other machines too\n');
});

it('says that any token lets in, or that those in the database do', () => {
  expect(banner({ tenants: [home] }, { ...facts, anyToken: true })).toContain('  Token    abc, or any other\n');
  const held = banner({ tenants: [{ ...home, token: '' }] }, facts);
  expect(held).toContain('  Token    one of those in the database\n');
  expect(held).toContain(`curl -H "Authorization: Bearer $SCIM_TOKEN" '${home.url}/Users'`);
});

it('lists further tenants, each with its URL and token', () => {
  const mode = { base: 'strict' } as const;
  const acme = {
    name: 'acme',
    url: 'http://127.0.0.1:7644/t/acme/scim/v2',
    token: 'def',
    profile: { id: 'slack' },
    mode,
  };
  expect(banner({ tenants: [home, acme] }, facts)).toContain(`
  Tenant   acme (slack, strict)
           http://127.0.0.1:7644/t/acme/scim/v2
           def
`);
});
