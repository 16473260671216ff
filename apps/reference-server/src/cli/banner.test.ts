import { expect, it } from 'vitest';
import { banner } from './banner.ts';

const facts = {
  url: 'http://127.0.0.1:7644/scim/v2',
  token: 'abc',
  profile: 'generic',
  mode: 'lenient',
  database: ':memory:',
  open: false,
};

it('says where the server is, how to get in, and two requests to paste', () => {
  expect(banner(facts)).toBe(`
SCIM reference server

  URL      http://127.0.0.1:7644/scim/v2
  Token    abc
  Profile  generic
  Mode     lenient
  Data     in memory, forgotten on exit

Try it:

  curl -H 'Authorization: Bearer abc' 'http://127.0.0.1:7644/scim/v2/ServiceProviderConfig'
  curl -H 'Authorization: Bearer abc' 'http://127.0.0.1:7644/scim/v2/Users'

Ctrl-C stops it.
`);
});

it('says where the data stays, and that other machines can come in', () => {
  const text = banner({ ...facts, database: 'a\nb.db', open: true });
  expect(text).toContain('  Data     a\\u{a}b.db\n  Reach    other machines too, without encryption\n');
});
