import { allows, type Mode } from 'scim-core';

/**
 * Lets a client talk plain HTTP to another machine, which shows the token and the data to everybody on the way. Only for
 * closed test networks; loopback addresses need no permission.
 *
 * @see [RFC 7644 §7.2](https://www.rfc-editor.org/rfc/rfc7644#section-7.2)
 * @example
 * ```ts run
 * import { allowInsecureRequests, createScimClient } from 'scim-client';
 *
 * const client = createScimClient({ baseUrl: 'http://scim.test/scim/v2', [allowInsecureRequests]: true });
 * console.log(client.users.plan('get', '7').url); // → http://scim.test/scim/v2/Users/7
 * ```
 */
export const allowInsecureRequests: unique symbol = Symbol('allowInsecureRequests');

/** A base URL, taken apart. */
export interface BaseUrl {
  /** Without a slash at the end and without a query. */
  readonly url: string;
  readonly origin: string;
  /** What the base URL had behind `?`; empty when nothing. */
  readonly query: string;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/;

/**
 * Checks a base URL.
 *
 * @throws TypeError when it can't be one, or is not safe.
 */
export function readBaseUrl(text: string, mode: Mode, insecure: boolean): BaseUrl {
  const wrong = (what: string) => new TypeError(`baseUrl must ${what}`);
  const url = URL.parse(text);
  if (url === null) throw wrong('be an absolute URL such as https://example.com/scim/v2');
  const { username, password, protocol, hostname, hash, search, origin, pathname } = url;
  if (username + password !== '') {
    throw wrong('not hold a user name or a password (RFC 7644 §7.1); use the option token');
  }
  if (protocol !== 'https:' && !(protocol === 'http:' && (insecure || LOOPBACK.test(hostname)))) {
    throw wrong(
      `begin with https:// (RFC 7644 §7.2), got ${protocol}//; for a closed test network, set the option allowInsecureRequests`,
    );
  }
  if (hash !== '') throw wrong('not have a fragment');
  if (search !== '' && !allows(mode, 'client.base-url-query')) {
    throw wrong('not have a query (RFC 7644 §1.3); allow client.base-url-query to send it along');
  }
  return { url: origin + pathname.replace(/\/+$/, ''), origin, query: search.slice(1) };
}
