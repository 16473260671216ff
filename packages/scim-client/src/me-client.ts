import type { CreateOf, PatchOperation, ReplaceOf, ResourceOf, ResourceType } from 'scim-core';
import type { ClientState } from './client-state.ts';
import { deleteResource, getResource, replaceResource } from './resource/change.ts';
import { createResource } from './resource/create.ts';
import { patchResource } from './resource/patch.ts';
import type {
  ChangeOptions,
  CreateOptions,
  DeleteOptions,
  GetOptions,
  PartOf,
  Unselected,
  UpdateOptions,
} from './resource/types.ts';
import { type Change, updateResource } from './resource/update.ts';

const PATH = '/Me';

/**
 * The resource of whoever the token belongs to: `/Me`. A service provider without it answers 404 or 501, and one that
 * redirects to the resource is followed.
 *
 * @see [RFC 7644 §3.11](https://www.rfc-editor.org/rfc/rfc7644#section-3.11)
 * @example
 * ```ts run
 * import { createScimClient } from 'scim-client';
 *
 * const { me } = createScimClient({
 *   baseUrl: 'https://example.com/scim',
 *   fetch: async () => Response.json({ id: '7', userName: 'bjensen' }),
 * });
 * console.log((await me.get()).userName); // → bjensen
 * ```
 */
export class MeClient<T extends ResourceType> {
  /** What is known of the resource. */
  declare readonly resourceType: T;
  readonly #state: ClientState;

  /** @internal */
  constructor(state: ClientState, type: T) {
    this.resourceType = type;
    this.#state = state;
  }

  /**
   * Reads the resource: `GET /Me`.
   *
   * @throws ScimResponseError 404 or 501 when the service provider has no `/Me`.
   * @see [RFC 7644 §3.11](https://www.rfc-editor.org/rfc/rfc7644#section-3.11)
   * @example
   * ```ts run
   * import { createScimClient } from 'scim-client';
   *
   * const { me } = createScimClient({
   *   baseUrl: 'https://example.com/scim',
   *   capabilities: 'assume',
   *   fetch: async () => Response.json({ id: '7', userName: 'bjensen' }),
   * });
   * console.log((await me.get()).userName); // → bjensen
   * ```
   */
  get(options?: GetOptions<T> & Unselected): Promise<ResourceOf<T>>;
  get(options: GetOptions<T>): Promise<PartOf<T>>;
  async get(options: GetOptions<T> = {}): Promise<never> {
    return (await getResource(this.#state, this.resourceType, PATH, options)) as never;
  }

  /**
   * Registers oneself: `POST /Me`. An answer that was lost can't be looked up, so it is repeated only where nothing was done.
   *
   * @throws ScimResponseError 409 when somebody has the name.
   * @see [RFC 7644 §3.11](https://www.rfc-editor.org/rfc/rfc7644#section-3.11)
   * @example
   * ```ts run
   * import { createScimClient } from 'scim-client';
   *
   * const { me } = createScimClient({
   *   baseUrl: 'https://example.com/scim',
   *   capabilities: 'assume',
   *   fetch: async () => Response.json({ id: '7', userName: 'bjensen' }, { status: 201 }),
   * });
   * const created = await me.create({ userName: 'bjensen' });
   * console.log(created.id); // → 7
   * ```
   */
  create(
    body: CreateOf<T>,
    options: Omit<CreateOptions<T>, 'whenUncertain' | 'lookupBy' | 'attributes' | 'excludedAttributes'> = {},
  ): Promise<ResourceOf<T>> {
    return createResource(this.#state, this.resourceType, PATH, body as object, options);
  }

  /**
   * Replaces the resource: `PUT /Me`.
   *
   * @throws ScimResponseError 412 when it has not the version of `ifMatch`.
   * @see [RFC 7644 §3.11](https://www.rfc-editor.org/rfc/rfc7644#section-3.11)
   * @example
   * ```ts run
   * import { createScimClient } from 'scim-client';
   *
   * const { me } = createScimClient({
   *   baseUrl: 'https://example.com/scim',
   *   capabilities: 'assume',
   *   fetch: async () => Response.json({ id: '7', userName: 'bjensen', title: 'Guide' }),
   * });
   * const replaced = await me.replace({ userName: 'bjensen', title: 'Guide' });
   * console.log(replaced.title); // → Guide
   * ```
   */
  replace(
    body: ReplaceOf<T>,
    options: Omit<ChangeOptions<T>, 'attributes' | 'excludedAttributes'> = {},
  ): Promise<ResourceOf<T>> {
    return replaceResource(this.#state, this.resourceType, PATH, body as object, options);
  }

  /**
   * Runs PATCH operations: `PATCH /Me`, or reads and replaces where the service provider has no PATCH.
   *
   * @returns The resource, or `undefined` when the service provider does not show it (204).
   * @see [RFC 7644 §3.11](https://www.rfc-editor.org/rfc/rfc7644#section-3.11)
   * @example
   * ```ts run
   * import { createScimClient } from 'scim-client';
   *
   * const { me } = createScimClient({
   *   baseUrl: 'https://example.com/scim',
   *   capabilities: 'assume',
   *   fetch: async () => new Response(null, { status: 204 }),
   * });
   * console.log(await me.patch([{ op: 'replace', path: 'title', value: 'Guide' }])); // → undefined
   * ```
   */
  patch(
    operations: readonly PatchOperation[],
    options: Omit<ChangeOptions<T>, 'attributes' | 'excludedAttributes'> = {},
  ): Promise<ResourceOf<T> | undefined> {
    return patchResource(this.#state, this.resourceType, PATH, operations, options);
  }

  /**
   * Reads, changes and sends what differs, see {@link ResourceClient.update}.
   *
   * @see [RFC 7644 §3.11](https://www.rfc-editor.org/rfc/rfc7644#section-3.11)
   * @example
   * ```ts run
   * import { createScimClient } from 'scim-client';
   *
   * const { me } = createScimClient({
   *   baseUrl: 'https://example.com/scim',
   *   capabilities: 'assume',
   *   fetch: async ({ method }) => Response.json({ id: '7', userName: 'bjensen', title: method === 'GET' ? 'Guide' : 'Boss' }),
   * });
   * const updated = await me.update((draft) => {
   *   draft.title = 'Boss';
   * });
   * console.log(updated.title); // → Boss
   * ```
   */
  update(change: Change<T>, options: UpdateOptions = {}): Promise<ResourceOf<T>> {
    return updateResource(this.#state, this.resourceType, PATH, change, options);
  }

  /**
   * Deletes the resource: `DELETE /Me`.
   *
   * @throws ScimResponseError 404 when there was none.
   * @see [RFC 7644 §3.11](https://www.rfc-editor.org/rfc/rfc7644#section-3.11)
   * @example
   * ```ts run
   * import { createScimClient } from 'scim-client';
   *
   * const { me } = createScimClient({
   *   baseUrl: 'https://example.com/scim',
   *   capabilities: 'assume',
   *   fetch: async () => new Response(null, { status: 204 }),
   * });
   * await me.delete();
   * console.log('gone'); // → gone
   * ```
   */
  delete(options: DeleteOptions = {}): Promise<void> {
    return deleteResource(this.#state, PATH, options);
  }
}
