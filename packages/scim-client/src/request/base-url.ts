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
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new TypeError('baseUrl must be an absolute URL such as https://example.com/scim/v2');
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('baseUrl must not hold a user name or a password (RFC 7644 §7.1); use the option token');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (insecure || LOOPBACK.test(url.hostname)))) {
    throw new TypeError(
      `baseUrl must begin with https:// (RFC 7644 §7.2), got ${url.protocol}//; for a closed test network, set the option allowInsecureRequests`,
    );
  }
  if (url.hash !== '') throw new TypeError('baseUrl must not have a fragment');
  const query = url.search.slice(1);
  if (query !== '' && !allows(mode, 'client.base-url-query')) {
    throw new TypeError('baseUrl must not have a query (RFC 7644 §1.3); allow client.base-url-query to send it along');
  }
  return { url: url.origin + url.pathname.replace(/\/+$/, ''), origin: url.origin, query };
}
