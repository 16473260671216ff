import { type Mode, printable } from 'scim-core';
import type { ReferenceTenant } from '../reference-server.ts';

/** What a person needs to know of a server that has just started, beside what the server says of itself. */
export interface BannerFacts {
  readonly database: string;
  /** Whether other machines can reach it. */
  readonly open: boolean;
  /** Whether any bearer token lets in. */
  readonly anyToken: boolean;
}

type Shown = Pick<ReferenceTenant, 'name' | 'url' | 'token' | 'mode'> & { readonly profile: { readonly id: string } };

/** What is printed once the server answers: where it is, how to get in, where to look, and two requests to try. */
export function banner(
  { tenants: [home, ...others] }: { readonly tenants: readonly Shown[] },
  { database, open, anyToken }: BannerFacts,
): string {
  if (home === undefined) throw new TypeError('a server has a tenant');
  const encryption = home.url.startsWith('https:') ? '' : ', without encryption';
  const lines = [
    ['URL', home.url],
    ['Token', anyToken ? `${home.token}, or any other` : shownToken(home)],
    ['Profile', home.profile.id],
    ['Mode', modeName(home.mode)],
    ['Data', database === ':memory:' ? 'in memory, forgotten on exit' : printable(database)],
    ['Inspect', `${new URL('/', home.url).href} in a browser on this machine`],
    ...(open ? [['Reach', `other machines too${encryption}`]] : []),
  ];
  const header = home.token === '' ? '"Authorization: Bearer $SCIM_TOKEN"' : `'Authorization: Bearer ${home.token}'`;
  return `
SCIM reference server

${lines.map(([name = '', text = '']) => `  ${name.padEnd(7)}  ${text}\n`).join('')}${others.map(tenantText).join('')}
Try it:

  curl -H ${header} '${home.url}/ServiceProviderConfig'
  curl -H ${header} '${home.url}/Users'

Ctrl-C stops it.
`;
}

function tenantText(tenant: Shown): string {
  const { name, url, profile, mode } = tenant;
  const what = [profile.id, modeName(mode)].join(', ');
  return `
  Tenant   ${name} (${what})
           ${url}
           ${shownToken(tenant)}
`;
}

function shownToken({ token }: Shown): string {
  return token === '' ? 'one of those in the database' : token;
}

function modeName(mode: Mode): string {
  return typeof mode === 'string' ? mode : mode.base;
}
