import { ScimClientError, type ScimClientErrorOptions } from './client-error.ts';

/**
 * More than one resource was found where one was expected.
 *
 * @example
 * ```ts run
 * import { createScimClient, ScimNotUniqueError } from 'scim-client';
 *
 * const users = createScimClient({
 *   baseUrl: 'https://example.com/scim',
 *   fetch: async () => Response.json({ totalResults: 2, Resources: [{ id: '1' }, { id: '2' }] }),
 * }).users;
 * const error = await users.findOne('title pr').catch((error: unknown) => error);
 * if (error instanceof ScimNotUniqueError) console.log(error.ids); // → [ '1', '2' ]
 * ```
 */
export class ScimNotUniqueError extends ScimClientError {
  override readonly name = 'ScimNotUniqueError';
  declare readonly code: 'SCIM_NOT_UNIQUE';
  /** The ids of the first ones. */
  declare readonly ids: readonly string[];

  constructor(ids: readonly string[], options: ScimClientErrorOptions) {
    super('SCIM_NOT_UNIQUE', 'more than one resource matches; make the filter narrower, or use find()', options);
    this.ids = ids;
  }
}
