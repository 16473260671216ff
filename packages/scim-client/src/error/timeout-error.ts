import { ScimClientError, type ScimClientErrorOptions } from './client-error.ts';

/**
 * No answer came in time: `limit` says whether one attempt took longer than `timeout`, or the whole call longer than
 * `deadline`.
 *
 * @example
 * ```ts run
 * import { createScimClient, ScimTimeoutError } from 'scim-client';
 *
 * const users = createScimClient({
 *   baseUrl: 'https://example.com/scim',
 *   fetch: () => new Promise(() => {}),
 *   timeout: 10,
 *   retry: false,
 * }).users;
 * const error = await users.get('7').catch((error: unknown) => error);
 * if (error instanceof ScimTimeoutError) console.log(error.limit, error.milliseconds); // → timeout 10
 * ```
 */
export class ScimTimeoutError extends ScimClientError {
  override readonly name = 'ScimTimeoutError';
  declare readonly code: 'SCIM_TIMEOUT';
  declare readonly limit: 'timeout' | 'deadline';
  /** How long the limit was. */
  declare readonly milliseconds: number;

  constructor(limit: 'timeout' | 'deadline', milliseconds: number, options: ScimClientErrorOptions) {
    const what = limit === 'timeout' ? 'no answer' : 'not done';
    super('SCIM_TIMEOUT', `${what} within ${milliseconds} ms (${limit})`, {
      outcome: 'unknown',
      isTransient: limit === 'timeout',
      ...options,
    });
    this.limit = limit;
    this.milliseconds = milliseconds;
  }
}
