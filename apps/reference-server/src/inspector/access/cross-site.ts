import type { IncomingHttpHeaders } from 'node:http';

/**
 * Says why a request is the work of a page of somebody else, as far as the browser tells: `Sec-Fetch-Site` by all that are
 * in use, `Origin` also by older ones with whatever may change something.
 *
 * @param host What the page of this server was asked for under: the `Host` header, or what a trusted proxy says about it.
 * @returns Nothing for requests of the page itself, of a person who typed the address, and of programs that are no browser.
 */
export function crossSiteReason(headers: IncomingHttpHeaders, host: string): string | undefined {
  const { origin, 'sec-fetch-site': site } = headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return 'A page of another origin sent this request; only the page of this server may.';
  }
  if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host.toLowerCase())) return undefined;
  return 'The Origin of this request is not this server; only the page of this server may send it.';
}
