import { shown } from '../request/redact.ts';
import { ScimClientError, type ScimClientErrorOptions } from './client-error.ts';

/** What a {@link ScimProtocolError} says. */
export interface ScimProtocolErrorOptions extends ScimClientErrorOptions {
  /** What the protocol asks for. */
  readonly expected: string;
  /** What came instead. */
  readonly found: string;
  /** Where the protocol asks for it, for example `RFC 7644 §3.4.2`. */
  readonly clause: string;
}

/**
 * The service provider broke the protocol in a way that the mode does not tolerate. A name in `tolerance` is one that
 * `mode` can allow.
 *
 * @example
 * ```ts run
 * import { createScimClient, ScimProtocolError } from 'scim-client';
 *
 * const users = createScimClient({
 *   baseUrl: 'https://example.com/scim',
 *   fetch: async () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
 *   retry: false,
 * }).users;
 * const error = await users.get('7').catch((error: unknown) => error);
 * if (error instanceof ScimProtocolError) console.log(`expected ${error.expected}, found ${error.found} (${error.clause})`);
 * // → expected a JSON body, found text/html: <!doctype html> (RFC 7644 §3.1)
 * ```
 */
export class ScimProtocolError extends ScimClientError {
  override readonly name = 'ScimProtocolError';
  declare readonly code: 'SCIM_PROTOCOL';
  declare readonly expected: string;
  declare readonly found: string;
  declare readonly clause: string;

  constructor(options: ScimProtocolErrorOptions) {
    const { expected, clause } = options;
    const found = shown(options.found);
    super('SCIM_PROTOCOL', `expected ${expected}, found ${found} (${clause})`, { outcome: 'unknown', ...options });
    this.expected = expected;
    this.found = found;
    this.clause = clause;
  }
}
