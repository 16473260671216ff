import type { CreateOf, PatchOperation, ReplaceOf, ResourceOf, ResourceType } from 'scim-core';
import { UNLIMITED } from '../check-number.ts';
import type { ClientState } from '../client-state.ts';
import { type FilterInput, type ListQuery, listRequest, pageSizeOf, toSearchQuery } from '../list/list-query.ts';
import { readList } from '../list/read-list.ts';
import { ResourceList } from '../list/resource-list.ts';
import { prepare, resourcePath } from '../request/prepare.ts';
import type { Answer, PreparedRequest, RequestPlan } from '../request/request.ts';
import { deleteRequest, deleteResource, getResource, patchRequest, replaceRequest, replaceResource } from './change.ts';
import { createRequest, createResource } from './create.ts';
import { findOne } from './find.ts';
import { Members } from './members.ts';
import { patchResource } from './patch.ts';
import { readOne } from './read-answer.ts';
import type {
  ChangeOptions,
  CreateOptions,
  DeleteOptions,
  GetOptions,
  PartOf,
  Unselected,
  UpdateOptions,
} from './types.ts';
import { type Change, updateResource } from './update.ts';

/** The calls that can be planned, with their arguments. */
export interface PlannedCalls<T extends ResourceType> {
  create: [body: CreateOf<T>, options?: CreateOptions<T>];
  get: [id: string, options?: GetOptions<T>];
  list: [query?: ListQuery<T>];
  replace: [id: string, body: ReplaceOf<T>, options?: ChangeOptions<T>];
  patch: [id: string, operations: readonly PatchOperation[], options?: ChangeOptions<T>];
  delete: [id: string, options?: DeleteOptions];
}

/**
 * The resources of one type. Every call throws a {@link ScimClientError}, a `TypeError` for a wrong argument, or the reason
 * of its signal.
 *
 * What is safe to repeat is repeated (see {@link RetryOptions}): reading always; `replace` and `delete`, which come to the
 * same twice; `create` and `patch` only where the service provider certainly did nothing.
 */
export class ResourceClient<T extends ResourceType = ResourceType> {
  /** What is known of the resources. */
  declare readonly resourceType: T;
  readonly #state: ClientState;
  readonly #endpoint: string;

  /** @internal */
  constructor(state: ClientState, type: T) {
    this.resourceType = type;
    this.#state = state;
    this.#endpoint = type.endpoint;
  }

  /**
   * Creates a resource: `POST /Users`. Read-only attributes such as `id` are left out of what is sent.
   *
   * @returns The resource as the service provider keeps it, which need not be what was sent.
   * @see [RFC 7644 §3.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.3)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const user = await users.create(
   *   { userName: 'bjensen', emails: [{ value: 'bjensen@example.com', type: 'work' }] },
   *   { whenUncertain: 'lookup' },
   * );
   * console.log(user.userName, typeof user.id); // → bjensen string
   * ```
   */
  create(body: CreateOf<T>, options?: CreateOptions<T> & Unselected): Promise<ResourceOf<T>>;
  create(body: CreateOf<T>, options: CreateOptions<T>): Promise<PartOf<T>>;
  create(body: CreateOf<T>, options: CreateOptions<T> = {}): Promise<never> {
    const created = createResource(this.#state, this.resourceType, this.#endpoint, body as object, options);
    return created as Promise<never>;
  }

  /**
   * Reads a resource: `GET /Users/{id}`.
   *
   * @throws ScimResponseError 404 when there is none.
   * @see [RFC 7644 §3.4.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.1)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { id } = await users.create({ userName: 'bjensen', title: 'Guide' });
   * const user = await users.get(id, { attributes: ['title'] });
   * console.log(user.title, user.userName); // → Guide undefined
   * ```
   */
  get(id: string, options?: GetOptions<T> & Unselected): Promise<ResourceOf<T>>;
  get(id: string, options: GetOptions<T>): Promise<PartOf<T>>;
  async get(id: string, options: GetOptions<T> = {}): Promise<never> {
    return (await getResource(this.#state, this.resourceType, this.#path(id), options)) as never;
  }

  /**
   * The resources that a query finds, read page by page: `GET /Users?filter=…`, or `POST /Users/.search`. Nothing is sent
   * before the first one is asked for.
   *
   * @throws ScimUnsupportedError when the service provider has no filter or can't sort.
   * @see [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * await users.create({ userName: 'bjensen', active: true });
   * await users.create({ userName: 'jsmith', active: false });
   * const query = { filter: 'active eq true', attributes: ['userName'] } as const;
   * for await (const { userName } of users.list(query)) console.log(userName); // → bjensen
   * ```
   */
  list(query?: ListQuery<T> & Unselected): ResourceList<ResourceOf<T>>;
  list(query: ListQuery<T>): ResourceList<PartOf<T>>;
  list(query: ListQuery<T> = {}): ResourceList<never> {
    const reading = {
      endpoint: this.#endpoint,
      readOne: (json: unknown, answer: Answer) => readOne(this.#state, this.resourceType, json, answer) as never,
    };
    return new ResourceList<never>(() => readList<T, never>(this.#state, this.resourceType, query, reading));
  }

  /**
   * The same as {@link list}, by `POST /Users/.search`, so that what the filter compares with is in no URL and in no log of
   * one.
   *
   * @see [RFC 7644 §3.4.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.3)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * await users.create({ userName: 'bjensen', externalId: '701984' });
   * const found = await users.search({ filter: 'externalId eq "701984"' }).toArray({ limit: 10 });
   * console.log(found.length); // → 1
   * ```
   */
  search(query?: ListQuery<T> & Unselected): ResourceList<ResourceOf<T>>;
  search(query: ListQuery<T>): ResourceList<PartOf<T>>;
  search(query: ListQuery<T> = {}): ResourceList<never> {
    return this.list({ ...query, post: true }) as ResourceList<never>;
  }

  /**
   * The resources that satisfy a filter.
   *
   * @param filter Text, or a function that builds one: the paths are those of the resource type, values are quoted.
   * @throws ScimUnsupportedError when the service provider has no filter.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * await users.create({ userName: 'bjensen', name: { familyName: 'Jensen' } });
   * const jensens = users.find((where) => where('name.familyName').equals('Jensen'));
   * for await (const { userName } of jensens) console.log(userName); // → bjensen
   * ```
   */
  find(filter: FilterInput<T>, query?: ListQuery<T> & Unselected): ResourceList<ResourceOf<T>>;
  find(filter: FilterInput<T>, query: ListQuery<T>): ResourceList<PartOf<T>>;
  find(filter: FilterInput<T>, query: ListQuery<T> = {}): ResourceList<never> {
    return this.list({ ...query, filter }) as ResourceList<never>;
  }

  /**
   * The one resource that satisfies a filter, or `undefined`. What the service provider sends is held against the filter, as
   * far as it shows the attributes in question, since some servers ignore filters or compare `eq` as "contains".
   *
   * @throws ScimNotUniqueError when there are more; ScimUnsupportedError when the service provider has no filter.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * await users.create({ userName: 'bjensen' });
   * const user = await users.findOne('userName eq "bjensen"');
   * const nobody = await users.findOne((where) => where('userName').equals('jsmith'));
   * console.log(user?.userName, nobody); // → bjensen undefined
   * ```
   */
  findOne(filter: FilterInput<T>, query?: ListQuery<T> & Unselected): Promise<ResourceOf<T> | undefined>;
  findOne(filter: FilterInput<T>, query: ListQuery<T>): Promise<PartOf<T> | undefined>;
  findOne(filter: FilterInput<T>, query: ListQuery<T> = {}): Promise<never> {
    return findOne(this.#state, this.resourceType, this.#endpoint, { ...query, filter }) as Promise<never>;
  }

  /**
   * Replaces a resource: `PUT /Users/{id}`. What is left out is cleared, or keeps a default, as the service provider
   * chooses; `null` and `[]` clear. Required attributes must be there.
   *
   * @see [RFC 7644 §3.5.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.1)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const user = await users.create({ userName: 'bjensen' });
   * const replaced = await users.replace(user.id, { ...user, title: 'Guide' }, { ifMatch: user.meta.version });
   * console.log(replaced.title); // → Guide
   * ```
   */
  replace(id: string, body: ReplaceOf<T>, options?: ChangeOptions<T> & Unselected): Promise<ResourceOf<T>>;
  replace(id: string, body: ReplaceOf<T>, options: ChangeOptions<T>): Promise<PartOf<T>>;
  async replace(id: string, body: ReplaceOf<T>, options: ChangeOptions<T> = {}): Promise<never> {
    const type = this.resourceType;
    return (await replaceResource(this.#state, type, this.#path(id), body as object, options)) as never;
  }

  /**
   * Runs PATCH operations: `PATCH /Users/{id}`. Where the service provider has no PATCH, the resource is read, changed here,
   * and replaced.
   *
   * @returns The resource, or `undefined` when the service provider does not show it (204).
   * @see [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { id } = await users.create({ userName: 'bjensen' });
   * const user = await users.patch(id, [{ op: 'replace', path: 'active', value: false }]);
   * console.log(user?.active); // → false
   * ```
   */
  patch(
    id: string,
    operations: readonly PatchOperation[],
    options?: ChangeOptions<T> & Unselected,
  ): Promise<ResourceOf<T> | undefined>;
  patch(id: string, operations: readonly PatchOperation[], options: ChangeOptions<T>): Promise<PartOf<T> | undefined>;
  async patch(id: string, operations: readonly PatchOperation[], options: ChangeOptions<T> = {}): Promise<never> {
    return (await patchResource(this.#state, this.resourceType, this.#path(id), operations, options)) as never;
  }

  /**
   * Reads a resource, lets a function change it, and sends only what differs, on condition that nobody else changed it
   * (`If-Match`). When somebody did (412), it reads and changes again, so the function may run several times. Nothing is
   * sent when nothing differs. An answer that was lost is cleared up by reading.
   *
   * @param change Changes the draft it is given, or answers another resource.
   * @returns The resource as it is then.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { id } = await users.create({ userName: 'bjensen', active: true });
   * const user = await users.update(id, (draft) => {
   *   draft.active = false;
   *   draft.title = 'Guide';
   * });
   * console.log(user.active, user.title); // → false Guide
   * ```
   */
  async update(id: string, change: Change<T>, options: UpdateOptions = {}): Promise<ResourceOf<T>> {
    return updateResource(this.#state, this.resourceType, this.#path(id), change, options);
  }

  /**
   * Deletes a resource: `DELETE /Users/{id}`.
   *
   * @throws ScimResponseError 404 when there was none before.
   * @see [RFC 7644 §3.6](https://www.rfc-editor.org/rfc/rfc7644#section-3.6)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { id } = await users.create({ userName: 'bjensen' });
   * await users.delete(id);
   * console.log(await users.findOne('userName eq "bjensen"')); // → undefined
   * ```
   */
  async delete(id: string, options: DeleteOptions = {}): Promise<void> {
    await deleteResource(this.#state, this.#path(id), options);
  }

  /**
   * The members of one group, to be added and removed in chunks.
   *
   * @param attribute The multi-valued attribute. Default `members`.
   * @throws TypeError when the resource type has no such attribute.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users, groups } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const user = await users.create({ userName: 'bjensen' });
   * const group = await groups.create({ displayName: 'Tours' });
   * await groups.members(group.id).add([user.id]);
   * console.log((await groups.members(group.id).ids()).length); // → 1
   * ```
   */
  members(id: string, attribute = 'members'): Members {
    return new Members(this.#state, this.resourceType, this.#path(id), attribute);
  }

  /**
   * The request that a call would send first, without sending it: for logs, tests and dry runs. `send()` takes it.
   * `Authorization` is not part of it. A list's page is as large as the client would ask for without knowing the limits of
   * the service provider.
   *
   * @example
   * ```ts run
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'https://example.com/scim' });
   * const { method, url, body } = users.plan('patch', '7', [{ op: 'replace', path: 'active', value: false }]);
   * console.log(method, url); // → PATCH https://example.com/scim/Users/7
   * console.log(JSON.stringify(body));
   * // → {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":false}]}
   * ```
   */
  plan<Call extends keyof PlannedCalls<T>>(call: Call, ...parameters: PlannedCalls<T>[Call]): RequestPlan {
    const state = this.#state;
    const type = this.resourceType;
    const plans: { [Name in keyof PlannedCalls<T>]: (...parameters: PlannedCalls<T>[Name]) => PreparedRequest } = {
      create: (body, options = {}) => createRequest(state, type, this.#endpoint, body as object, options),
      get: (id, options = {}) => prepare(state, 'GET', this.#path(id), options),
      list: (query = {}) => this.#prepareList(query),
      replace: (id, body, options = {}) => replaceRequest(state, type, this.#path(id), body as object, options),
      patch: (id, operations, options = {}) => patchRequest(state, type, this.#path(id), operations, options),
      delete: (id, options = {}) => deleteRequest(state, this.#path(id), options),
    };
    if (!Object.hasOwn(plans, call)) {
      throw new TypeError(`can not plan ${JSON.stringify(call)}, only ${Object.keys(plans).join(', ')}`);
    }
    const { about, repeatable, secrets, ...plan } = plans[call](...parameters);
    return plan;
  }

  #prepareList(query: ListQuery<T>): PreparedRequest {
    const search = toSearchQuery(this.resourceType, query);
    const count = pageSizeOf(this.#state, query, UNLIMITED);
    const place = query.paging === 'cursor' ? { cursor: '', count } : { startIndex: query.startIndex ?? 1, count };
    return listRequest(this.#state, this.#endpoint, { ...search, ...place }, query);
  }

  #path(id: string): string {
    return resourcePath(this.#endpoint, id);
  }
}
