/**
 * What kind of failure it is. Codes are public and never change their meaning.
 *
 * - `SCIM_RESPONSE`: the service provider answered with an error, see {@link ScimResponseError}.
 * - `SCIM_NETWORK`: no answer came, see {@link ScimNetworkError}.
 * - `SCIM_TIMEOUT`: no answer came in time, see {@link ScimTimeoutError}.
 * - `SCIM_PROTOCOL`: the service provider broke the protocol, see {@link ScimProtocolError}.
 * - `SCIM_UNSUPPORTED`: the service provider says that it does not have what was asked for, see {@link ScimUnsupportedError}.
 * - `SCIM_NOT_UNIQUE`: more than one resource was found where one was expected, see {@link ScimNotUniqueError}.
 */
export type ScimClientErrorCode =
  | 'SCIM_RESPONSE'
  | 'SCIM_NETWORK'
  | 'SCIM_TIMEOUT'
  | 'SCIM_PROTOCOL'
  | 'SCIM_UNSUPPORTED'
  | 'SCIM_NOT_UNIQUE';

/** Which request an error is about. */
export interface FailedRequest {
  readonly method: string;
  /** Without what a filter compares with, and without parameters that are not SCIM's own. */
  readonly url: string;
}

/** What every error of the client says. */
export interface ScimClientErrorOptions {
  readonly request?: FailedRequest | undefined;
  readonly outcome?: 'refused' | 'unknown' | undefined;
  readonly isTransient?: boolean | undefined;
  readonly status?: number | undefined;
  readonly cause?: unknown;
}

/**
 * What every error that comes from talking to a service provider is. A wrong argument is a `TypeError` instead, and an
 * aborted call throws the reason of its signal, as `fetch` does.
 *
 * Neither the message nor any property holds the token.
 *
 * @example
 * ```ts run
 * import { createScimClient, ScimClientError } from 'scim-client';
 *
 * const users = createScimClient({
 *   baseUrl: 'https://example.com/scim',
 *   fetch: async () => Response.json({ status: '404', detail: 'no such user' }, { status: 404 }),
 * }).users;
 * try {
 *   await users.get('7');
 * } catch (error) {
 *   if (error instanceof ScimClientError) console.log(error.code, error.message);
 * }
 * // → SCIM_RESPONSE GET https://example.com/scim/Users/7: 404 no such user
 * ```
 */
export class ScimClientError extends Error {
  override readonly name: string = 'ScimClientError';
  declare readonly code: ScimClientErrorCode;
  /** The request, when the error is about a single one. */
  declare readonly request: FailedRequest | undefined;
  /**
   * Whether a change may have been carried out: `refused` when it was certainly not, `unknown` when the answer was lost
   * or says nothing about it. Of one call with several attempts, that of all of them.
   */
  declare outcome: 'refused' | 'unknown';
  /** Whether the same request may well succeed a little later, though it failed after all its repetitions. */
  declare readonly isTransient: boolean;
  /** The HTTP status, when the error is about a single answer. */
  declare readonly status: number | undefined;
  /** How often the request was sent. */
  attempts = 1;

  constructor(code: ScimClientErrorCode, message: string, options: ScimClientErrorOptions = {}) {
    const { request, outcome = 'refused', isTransient = false, status, cause } = options;
    const about = request === undefined ? '' : `${request.method} ${request.url}: `;
    super(about + message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.request = request;
    this.outcome = outcome;
    this.isTransient = isTransient;
    this.status = status;
  }
}
