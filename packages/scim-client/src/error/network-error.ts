import { shown } from '../request/redact.ts';
import { ScimClientError, type ScimClientErrorOptions } from './client-error.ts';

/** How runtimes name a failure that comes before anything of a request is sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

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
    const reasons = reasonsOf(cause);
    const wasSent = !reasons.some((reason) => reason instanceof Error && NEVER_SENT.has(String(codeOf(reason))));
    const texts = reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason)));
    const message = texts.filter((text) => text !== '').join(': ') || 'no answer';
    super('SCIM_NETWORK', shown(message), {
      ...options,
      isTransient: true,
      outcome: wasSent ? 'unknown' : 'refused',
      cause,
    });
  }
}

/** An error, what caused it, and what caused that. */
function reasonsOf(error: unknown): unknown[] {
  const reasons: unknown[] = [];
  for (let reason = error; reason !== undefined && reason !== null && reasons.length < 5; ) {
    reasons.push(reason);
    reason = reason instanceof Error ? reason.cause : undefined;
  }
  return reasons;
}

function codeOf(error: Error): unknown {
  return (error as { readonly code?: unknown }).code;
}
