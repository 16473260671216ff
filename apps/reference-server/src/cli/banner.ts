import { visible } from '../settings/text.ts';

/** What a person needs to know of a server that has just started. */
export interface BannerFacts {
  /** The SCIM base URL. */
  readonly url: string;
  readonly token: string;
  readonly profile: string;
  readonly mode: string;
  readonly database: string;
  /** Whether other machines can reach it. */
  readonly open: boolean;
}

/** What is printed once the server answers: where it is, how to get in, and two requests to try. */
export function banner({ url, token, profile, mode, database, open }: BannerFacts): string {
  const kept = database === ':memory:' ? 'in memory, forgotten on exit' : visible(database);
  const reach = open ? '\n  Reach    other machines too, without encryption' : '';
  return `
SCIM reference server

  URL      ${url}
  Token    ${token}
  Profile  ${profile}
  Mode     ${mode}
  Data     ${kept}${reach}

Try it:

  curl -H 'Authorization: Bearer ${token}' '${url}/ServiceProviderConfig'
  curl -H 'Authorization: Bearer ${token}' '${url}/Users'

Ctrl-C stops it.
`;
}
