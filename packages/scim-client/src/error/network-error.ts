import { shown } from '../request/redact.ts';
import { ScimClientError, type ScimClientErrorOptions } from './client-error.ts';

/** How runtimes name a failure that comes before anything of a request is sent. */
const NEVER_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** How they name a certificate that does not prove who the server is (RFC 7644 §7.2). */
const UNTRUSTED = /CERT|LEAF_SIGNATURE/;

/**
 * No answer came: the name was not found, the connection refused or cut, or `fetch` gave up for another reason, which is
 * the `cause`. `outcome` is `refused` when the request certainly never left.
 *
 * @example
 * ```ts run
 * import { createScimClient, ScimNetworkError } from 'scim-client';
 *
 * const users = createScimClient({ baseUrl: 'http://127.0.0.1:9/scim', retry: false }).users;
 * const error = await users.get('7').catch((error: unknown) => error);
 * console.log(error instanceof ScimNetworkError); // → true
 * ```
 */
export class ScimNetworkError extends ScimClientError {
  override readonly name = 'ScimNetworkError';
  declare readonly code: 'SCIM_NETWORK';

  constructor(cause: unknown, options: ScimClientErrorOptions) {
    const messages: string[] = [];
    let outcome: 'refused' | 'unknown' = 'unknown';
    let isTransient = true;
    // An error, what caused it, and what caused that; of several addresses that were tried, what the first one gave.
    for (let reason = cause, depth = 0; reason !== undefined && depth < 5; depth += 1) {
      const { message = String(reason), code, errors, cause: next = errors?.[0] } = Object(reason) as Reason;
      if (message !== '') messages.push(message);
      isTransient &&= !UNTRUSTED.test(String(code));
      if (!isTransient || NEVER_SENT.test(String(code))) outcome = 'refused';
      reason = next;
    }
    super('SCIM_NETWORK', shown(messages.join(': ') || 'no answer'), { ...options, isTransient, outcome, cause });
  }
}

interface Reason {
  readonly message?: string;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}
