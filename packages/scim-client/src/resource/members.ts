import type { PatchOperation, ResourceType } from 'scim-core';
import { integer } from '../check-number.ts';
import type { ClientState } from '../client-state.ts';
import { ScimResponseError } from '../error/response-error.ts';
import type { CallOptions } from '../request/request.ts';
import { getResource } from './change.ts';
import { patchResource } from './patch.ts';

/** What changing members may be told. */
export interface MembersOptions extends CallOptions {
  /** How many members one request adds or removes. Default 100. */
  readonly chunkSize?: number | undefined;
  /** Told behind each request how many changes are done, of how many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What {@link Members.sync} did. */
export interface MembersChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const CHUNK = 100;

/**
 * The members of one group, by their ids. Changes go as additions and removals in chunks, never as the whole list, so that
 * nobody is lost who was added at the same time. Adding who is there and removing who is not changes nothing, so requests
 * whose answer was lost are repeated.
 *
 * @example
 * ```ts run server
 * import { createScimClient } from 'scim-client';
 *
 * const { users, groups } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
 * const ada = await users.create({ userName: 'ada' });
 * const bob = await users.create({ userName: 'bob' });
 * const tours = await groups.create({ displayName: 'Tours', members: [{ value: ada.id }] });
 *
 * const members = groups.members(tours.id);
 * const { added, removed } = await members.sync([bob.id]);
 * console.log(added.length, removed.length, (await members.ids()).includes(bob.id)); // → 1 1 true
 * ```
 */
export class Members {
  readonly #state: ClientState;
  readonly #type: ResourceType;
  readonly #path: string;
  readonly #attribute: string;

  /** @internal */
  constructor(state: ClientState, type: ResourceType, path: string, attribute: string) {
    const found = type.index.resolve(attribute);
    if (found === undefined || !found.attribute.multiValued || !found.parts.has('value')) {
      throw new TypeError(`${type.name} has no multi-valued attribute "${attribute}" whose elements have a value`);
    }
    this.#state = state;
    this.#type = type;
    this.#path = path;
    this.#attribute = found.path;
  }

  /**
   * The ids of all members, in no particular order: `GET /Groups/{id}?attributes=members`.
   *
   * @throws {@link ScimClientError}
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users, groups } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { id } = await users.create({ userName: 'ada' });
   * const group = await groups.create({ displayName: 'Tours', members: [{ value: id }] });
   * const ids = await groups.members(group.id).ids();
   * console.log(ids.length, ids[0] === id); // → 1 true
   * ```
   */
  async ids(options: CallOptions = {}): Promise<string[]> {
    const selection = { ...options, attributes: [this.#attribute] };
    const resource = (await getResource(this.#state, this.#type, this.#path, selection)) as Record<string, unknown>;
    const elements = resource[this.#attribute] ?? [];
    return (elements as { readonly value?: string }[]).flatMap(({ value }) => value ?? []);
  }

  /**
   * Adds members: one `PATCH` with `add` for each chunk.
   *
   * @throws {@link ScimClientError}; chunks that were done before stay done.
   * @see [RFC 7644 §3.5.2.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2.1)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users, groups } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const ids: string[] = [];
   * for (const userName of ['ada', 'bob', 'cyd']) ids.push((await users.create({ userName })).id);
   * const group = await groups.create({ displayName: 'Tours' });
   * await groups.members(group.id).add(ids, {
   *   chunkSize: 2,
   *   onProgress: (done, total) => console.log(`${done} of ${total}`),
   * });
   * // → 2 of 3
   * // → 3 of 3
   * ```
   */
  add(ids: Iterable<string>, options: MembersOptions = {}): Promise<void> {
    return this.#send(idsOf(ids), [], options);
  }

  /**
   * Removes members: one `PATCH` with a `remove` for each of a chunk. Who is no member is passed over.
   *
   * @throws {@link ScimClientError}; chunks that were done before stay done.
   * @see [RFC 7644 §3.5.2.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2.2)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users, groups } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { id } = await users.create({ userName: 'ada' });
   * const group = await groups.create({ displayName: 'Tours', members: [{ value: id }] });
   * await groups.members(group.id).remove([id, 'nobody']);
   * console.log(await groups.members(group.id).ids()); // → []
   * ```
   */
  remove(ids: Iterable<string>, options: MembersOptions = {}): Promise<void> {
    return this.#send([], idsOf(ids), options);
  }

  /**
   * Makes the members exactly these: reads who is there, adds who is missing, and removes the others.
   *
   * @throws {@link ScimClientError}; chunks that were done before stay done, and calling it again goes on.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users, groups } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const ada = await users.create({ userName: 'ada' });
   * const bob = await users.create({ userName: 'bob' });
   * const group = await groups.create({ displayName: 'Tours', members: [{ value: ada.id }] });
   * const { added, removed } = await groups.members(group.id).sync([bob.id]);
   * console.log(added[0] === bob.id, removed[0] === ada.id); // → true true
   * ```
   */
  async sync(ids: Iterable<string>, options: MembersOptions = {}): Promise<MembersChange> {
    const wanted = new Set(idsOf(ids));
    const present = new Set(await this.ids(options));
    const added = [...wanted].filter((id) => !present.has(id));
    const removed = [...present].filter((id) => !wanted.has(id));
    await this.#send(added, removed, options);
    return { added, removed };
  }

  async #send(added: readonly string[], removed: readonly string[], options: MembersOptions): Promise<void> {
    const { chunkSize = CHUNK, onProgress } = options;
    integer('chunkSize', chunkSize, 1);
    const total = added.length + removed.length;
    let done = 0;
    const inChunks = async (ids: readonly string[], send: (chunk: readonly string[]) => Promise<void>) => {
      for (let start = 0; start < ids.length; start += chunkSize) {
        const chunk = ids.slice(start, start + chunkSize);
        await send(chunk);
        done += chunk.length;
        onProgress?.(done, total);
      }
    };
    await inChunks(added, (ids) => {
      const value = ids.map((id) => ({ value: id }));
      return this.#patch([{ op: 'add', path: this.#attribute, value }], options);
    });
    await inChunks(removed, (ids) => this.#remove(ids, options));
  }

  async #remove(ids: readonly string[], call: CallOptions): Promise<void> {
    const path = (id: string) => `${this.#attribute}[value eq ${JSON.stringify(id)}]`;
    try {
      await this.#patch(
        ids.map((id) => ({ op: 'remove', path: path(id) })),
        call,
      );
    } catch (error) {
      // Somebody is no member any more, for which some servers refuse the whole request.
      if (!(error instanceof ScimResponseError && error.status === 400 && error.scimType === 'noTarget')) throw error;
      // One by one, who is a member goes.
      if (ids.length > 1) for (const id of ids) await this.#remove([id], call);
    }
  }

  async #patch(operations: readonly PatchOperation[], call: CallOptions): Promise<void> {
    await patchResource(this.#state, this.#type, this.#path, operations, call, true);
  }
}

function idsOf(ids: Iterable<string>): string[] {
  const list = typeof ids === 'string' ? [''] : [...new Set(ids)];
  if (list.every((id) => typeof id === 'string' && id !== '')) return list;
  throw new TypeError('ids must be a list of resource ids');
}
