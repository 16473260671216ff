import { ScimError, type ScimType } from 'scim-core';
import { shown } from '../request/redact.ts';
import { ScimClientError, type ScimClientErrorOptions } from './client-error.ts';

/** What a {@link ScimResponseError} says of the answer. */
export interface ScimResponseErrorOptions extends ScimClientErrorOptions {
  readonly status: number;
  /** The parsed body, or its text when it is no JSON. */
  readonly body: unknown;
  readonly headers: Headers;
  /** In milliseconds. */
  readonly retryAfter: number | undefined;
}

/** Statuses behind which the next attempt may well succeed. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/**
 * The service provider answered with an error. The body has been read; `body` holds it parsed, or as text when it is no
 * JSON, and `cause` is the same as a `ScimError` of scim-core.
 *
 * @see [RFC 7644 §3.12](https://www.rfc-editor.org/rfc/rfc7644#section-3.12)
 * @example
 * ```ts run
 * import { createScimClient, ScimResponseError } from 'scim-client';
 *
 * const users = createScimClient({
 *   baseUrl: 'https://example.com/scim',
 *   fetch: async () => Response.json({ status: '409', scimType: 'uniqueness' }, { status: 409 }),
 * }).users;
 * const error = await users.create({ userName: 'bjensen' }).catch((error: unknown) => error);
 * if (error instanceof ScimResponseError) console.log(error.status, error.scimType); // → 409 uniqueness
 * ```
 */
export class ScimResponseError extends ScimClientError {
  override readonly name = 'ScimResponseError';
  declare readonly code: 'SCIM_RESPONSE';
  /** The HTTP status, 300 to 599. */
  declare readonly status: number;
  /** The keyword of the error, also one that no RFC lists. */
  declare readonly scimType: ScimType | (string & {}) | undefined;
  /** What the service provider says; empty when it says nothing. Untrusted text. */
  declare readonly detail: string;
  /** How long the service provider asks to wait, in milliseconds. */
  declare readonly retryAfter: number | undefined;
  /** What the service provider calls the exchange in its own log, when it says so. */
  declare readonly requestId: string | undefined;
  /** The body, which logs need not show; untrusted. Not enumerable. */
  declare readonly body: unknown;
  /** The headers of the answer. Not enumerable. */
  declare readonly headers: Headers;

  constructor(options: ScimResponseErrorOptions) {
    const { status, body, headers, retryAfter } = options;
    const cause = ScimError.from(body, status >= 300 && status <= 599 ? status : 502);
    const type = cause.scimType === undefined ? '' : ` ${shown(cause.scimType)}`;
    const detail = cause.detail === '' ? '' : ` ${shown(cause.detail)}`;
    super('SCIM_RESPONSE', `${status}${type}${detail}`, { ...options, isTransient: TRANSIENT.has(status), cause });
    this.scimType = cause.scimType;
    this.detail = cause.detail;
    this.retryAfter = retryAfter;
    this.requestId = headers.get('x-request-id') ?? headers.get('request-id') ?? undefined;
    Object.defineProperties(this, { body: { value: body }, headers: { value: headers } });
  }
}
