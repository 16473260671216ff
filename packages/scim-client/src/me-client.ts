import type { CreateOf, PatchOperation, ReplaceOf, ResourceOf, ResourceType } from 'scim-core';
import type { ClientState } from './client-state.ts';
import { deleteResource, getResource, patchResource, replaceResource } from './resource/change.ts';
import { createResource } from './resource/create.ts';
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
  readonly resourceType: T;
  readonly #state: ClientState;

  /** @internal */
  constructor(state: ClientState, type: T) {
    this.resourceType = type;
    this.#state = state;
  }

  /** Reads the resource: `GET /Me`. */
  get(options?: GetOptions<T> & Unselected): Promise<ResourceOf<T>>;
  get(options: GetOptions<T>): Promise<PartOf<T>>;
  async get(options: GetOptions<T> = {}): Promise<never> {
    return (await getResource(this.#state, this.resourceType, PATH, options)) as never;
  }

  /** Registers oneself: `POST /Me`. An answer that was lost can't be looked up. */
  create(
    body: CreateOf<T>,
    options: Omit<CreateOptions<T>, 'whenUncertain' | 'lookupBy' | 'attributes' | 'excludedAttributes'> = {},
  ): Promise<ResourceOf<T>> {
    return createResource(this.#state, this.resourceType, PATH, body as object, options);
  }

  /** Replaces the resource: `PUT /Me`. */
  replace(
    body: ReplaceOf<T>,
    options: Omit<ChangeOptions<T>, 'attributes' | 'excludedAttributes'> = {},
  ): Promise<ResourceOf<T>> {
    return replaceResource(this.#state, this.resourceType, PATH, body as object, options);
  }

  /** Runs PATCH operations: `PATCH /Me`. Answers `undefined` for 204. */
  patch(
    operations: readonly PatchOperation[],
    options: Omit<ChangeOptions<T>, 'attributes' | 'excludedAttributes'> = {},
  ): Promise<ResourceOf<T> | undefined> {
    return patchResource(this.#state, this.resourceType, PATH, operations, options);
  }

  /** Reads, changes and sends what differs, see {@link ResourceClient.update}. */
  update(change: Change<T>, options: UpdateOptions = {}): Promise<ResourceOf<T>> {
    return updateResource(this.#state, this.resourceType, PATH, change, options);
  }

  /** Deletes the resource: `DELETE /Me`. */
  delete(options: DeleteOptions = {}): Promise<void> {
    return deleteResource(this.#state, PATH, options);
  }
}
