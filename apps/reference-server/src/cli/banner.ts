/** What a person needs to know of a server that has just started. */
export interface BannerFacts {
  /** The SCIM base URL. */
  readonly url: string;
  readonly token: string;
  readonly profile: string;
  readonly mode: string;
  readonly database: string;
}

/** What is printed once the server answers: where it is, how to get in, and two requests to try. */
export function banner({ url, token, profile, mode, database }: BannerFacts): string {
  const kept = database === ':memory:' ? 'in memory, forgotten on exit' : database;
  return `
SCIM reference server

  URL      ${url}
  Token    ${token}
  Profile  ${profile}
  Mode     ${mode}
  Data     ${kept}

Try it:

  curl -H 'Authorization: Bearer ${token}' ${url}/ServiceProviderConfig
  curl -H 'Authorization: Bearer ${token}' ${url}/Users

Ctrl-C stops it.
`;
}
