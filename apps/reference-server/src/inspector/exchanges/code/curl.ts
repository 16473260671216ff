import type { Sendable } from './sendable.ts';

/** The request as a command for a shell; `$SCIM_TOKEN` is the token. */
export function curlCode({ method, baseUrl, path, headers, hasToken, body, caveats }: Sendable): string {
  const parts = [
    // Brackets and braces in a URL are no pattern here.
    `curl --globoff --include --request ${quoted(method)} ${quoted(baseUrl + path)}`,
    ...(hasToken ? ['--header "Authorization: Bearer $SCIM_TOKEN"'] : []),
    ...headers.map(([name, value]) => `--header ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
  ];
  return `${caveats.map((caveat) => `# ${caveat}\n`).join('')}${parts.join(' \\\n  ')}\n`;
}

/** Text that a POSIX shell takes as it is. */
function quoted(text: string): string {
  return /^[A-Za-z0-9_./:-]+$/.test(text) ? text : `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
}
