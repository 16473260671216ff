import { ScimClientError } from './client-error.ts';

/**
 * The service provider says in its `ServiceProviderConfig` that it does not have what was asked for; nothing was sent.
 * When it is wrong about itself, correct it with the option `capabilities`.
 *
 * @see [RFC 7643 §5](https://www.rfc-editor.org/rfc/rfc7643#section-5)
 * @example
 * ```ts run
 * import { createScimClient, ScimUnsupportedError } from 'scim-client';
 *
 * const users = createScimClient({
 *   baseUrl: 'https://example.com/scim',
 *   fetch: async () => Response.json({ filter: { supported: false } }),
 * }).users;
 * const error = await users.findOne('userName eq "bjensen"').catch((error: unknown) => error);
 * if (error instanceof ScimUnsupportedError) console.log(error.feature); // → filter
 * ```
 */
export class ScimUnsupportedError extends ScimClientError {
  override readonly name = 'ScimUnsupportedError';
  declare readonly code: 'SCIM_UNSUPPORTED';
  /** The member of `ServiceProviderConfig`, for example `filter`. */
  declare readonly feature: string;

  constructor(feature: string, advice: string) {
    super(
      'SCIM_UNSUPPORTED',
      `the service provider does not support ${feature} (${feature}.supported is false); ${advice}`,
    );
    this.feature = feature;
  }
}
