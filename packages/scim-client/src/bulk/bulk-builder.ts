import {
  type BulkMethod,
  type BulkOperation,
  type CreateOf,
  type PatchOperation,
  patchOp,
  type ReplaceOf,
  type ResourceType,
  secretValues,
} from 'scim-core';
import { integer } from '../check-number.ts';
import type { ClientState } from '../client-state.ts';
import { resourcePath } from '../request/prepare.ts';
import type { CallOptions } from '../request/request.ts';
import { secretsIn } from '../resource/change.ts';
import { writeBody } from '../resource/write-body.ts';
import type { BulkReport } from './bulk-report.ts';
import { sendBulk } from './send-bulk.ts';

/** How other operations of the same job name a resource that one of them creates. */
export type BulkId = `bulkId:${string}`;

/** One operation of a bulk job, by which its result is found. */
export interface BulkHandle<T extends ResourceType = ResourceType> {
  readonly index: number;
  readonly resourceType: T;
}

/** An operation that creates a resource. */
export interface BulkCreation<T extends ResourceType = ResourceType> extends BulkHandle<T> {
  /** Stands for the id until there is one: in bodies, and in place of an id. */
  readonly reference: BulkId;
}

/** What a bulk job may be told. */
export interface BulkOptions {
  /** How many failures end a request early; default: all operations are tried. */
  readonly failOnErrors?: number | undefined;
}

/** What changing a resource in a bulk job may be told. */
export interface BulkChangeOptions {
  /** The version that the resource must have. */
  readonly version?: string | undefined;
}

/**
 * Collects operations and sends them together, split at the limits of the service provider. Operations may refer to
 * resources that the same job creates, also across those splits. Where there is no bulk, they are sent one by one.
 *
 * @see [RFC 7644 §3.7](https://www.rfc-editor.org/rfc/rfc7644#section-3.7)
 * @example
 * ```ts run server
 * import { groupResourceType, userResourceType } from 'scim-core';
 * import { createScimClient } from 'scim-client';
 *
 * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
 * const bulk = client.bulk();
 * const ada = bulk.create(userResourceType, { userName: 'ada' });
 * const tours = bulk.create(groupResourceType, { displayName: 'Tours', members: [{ value: ada.reference }] });
 * const report = await bulk.send();
 *
 * const { id } = report.resultOf(tours);
 * const members = await client.groups.members(id ?? '').ids();
 * console.log(report.failed.length, members.length); // → 0 1
 * ```
 */
export class BulkBuilder {
  readonly #state: ClientState;
  readonly #options: BulkOptions;
  readonly #operations: BulkOperation[] = [];
  readonly #secrets: string[] = [];

  /** @internal */
  constructor(state: ClientState, options: BulkOptions) {
    if (options.failOnErrors !== undefined) integer('failOnErrors', options.failOnErrors, 1);
    this.#state = state;
    this.#options = options;
  }

  /** The operations as they are to be sent. */
  get operations(): readonly BulkOperation[] {
    return this.#operations;
  }

  /**
   * Adds the creation of a resource. Other operations may refer to it by the `reference` of what comes back.
   *
   * @throws ScimError with every problem, where the client checks what it sends.
   * @example
   * ```ts run server
   * import { groupResourceType, userResourceType } from 'scim-core';
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const bulk = client.bulk();
   * const ada = bulk.create(userResourceType, { userName: 'ada' });
   * bulk.create(groupResourceType, { displayName: 'Tours', members: [{ value: ada.reference }] });
   * console.log(ada.reference, (await bulk.send()).failed.length); // → bulkId:r1 0
   * ```
   */
  create<T extends ResourceType>(type: T, body: CreateOf<T>): BulkCreation<T> {
    const bulkId = `r${this.#operations.length + 1}`;
    const data = writeBody(this.#state, type, body as object, 'create');
    const handle = this.#add(type, { method: 'POST', path: type.endpoint, bulkId, data });
    return { ...handle, reference: `bulkId:${bulkId}` };
  }

  /**
   * Adds the replacement of a resource.
   *
   * @throws ScimError with every problem, where the client checks what it sends.
   * @example
   * ```ts run server
   * import { userResourceType } from 'scim-core';
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { id, meta } = await client.users.create({ userName: 'ada' });
   * const bulk = client.bulk();
   * bulk.replace(userResourceType, id, { userName: 'ada', title: 'Guide' }, { version: meta.version });
   * console.log((await bulk.send()).outcomes[0]?.status); // → 200
   * ```
   */
  replace<T extends ResourceType>(type: T, id: string, body: ReplaceOf<T>, options?: BulkChangeOptions): BulkHandle<T> {
    return this.#change(type, 'PUT', id, options, writeBody(this.#state, type, body as object, 'replace'));
  }

  /**
   * Adds PATCH operations on a resource, which may be one that the same job creates.
   * @example
   * ```ts run server
   * import { userResourceType } from 'scim-core';
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const bulk = client.bulk();
   * const ada = bulk.create(userResourceType, { userName: 'ada' });
   * bulk.patch(userResourceType, ada.reference, [{ op: 'add', path: 'title', value: 'Guide' }]);
   * const report = await bulk.send();
   * console.log((await client.users.get(report.resultOf(ada).id ?? '')).title); // → Guide
   * ```
   */
  patch<T extends ResourceType>(
    type: T,
    id: string,
    operations: readonly PatchOperation[],
    options?: BulkChangeOptions,
  ): BulkHandle<T> {
    this.#secrets.push(...secretsIn(type, operations));
    return this.#change(type, 'PATCH', id, options, { ...patchOp(operations) });
  }

  /**
   * Adds the deletion of a resource.
   * @example
   * ```ts run server
   * import { userResourceType } from 'scim-core';
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { id } = await client.users.create({ userName: 'ada' });
   * const bulk = client.bulk();
   * const gone = bulk.delete(userResourceType, id);
   * console.log((await bulk.send()).resultOf(gone).status); // → 204
   * ```
   */
  delete<T extends ResourceType>(type: T, id: string, options?: BulkChangeOptions): BulkHandle<T> {
    return this.#change(type, 'DELETE', id, options);
  }

  /**
   * Sends the job. What becomes of single operations is in the report; only what stops a whole request is thrown.
   *
   * @throws {@link ScimBulkError} when a request fails, with the report of those before it; TypeError for a reference to
   *   nothing; RangeError for an operation that is more than the service provider takes in one request.
   * @see [RFC 7644 §3.7](https://www.rfc-editor.org/rfc/rfc7644#section-3.7)
   * @example
   * ```ts run server
   * import { userResourceType } from 'scim-core';
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const bulk = client.bulk();
   * for (const userName of ['ada', 'bob', 'ada']) bulk.create(userResourceType, { userName });
   * const { failed } = await bulk.send();
   * console.log(failed.map(({ error }) => error?.scimType)); // → [ 'uniqueness' ]
   * ```
   */
  send(options: CallOptions = {}): Promise<BulkReport> {
    return sendBulk(this.#state, { operations: this.#operations, secrets: this.#secrets }, this.#options, options);
  }

  #change<T extends ResourceType>(
    type: T,
    method: BulkMethod,
    id: string,
    { version }: BulkChangeOptions = {},
    data?: Readonly<Record<string, unknown>>,
  ): BulkHandle<T> {
    // A reference stays as it is written, so that the service provider finds it.
    const path = /^bulkId:[^/?#]+$/.test(id) ? `${type.endpoint}/${id}` : resourcePath(type.endpoint, id);
    return this.#add(type, { method, path, ...(version !== undefined && { version }), ...(data && { data }) });
  }

  #add<T extends ResourceType>(resourceType: T, operation: BulkOperation): BulkHandle<T> {
    this.#secrets.push(...secretValues(operation.data, { resourceType }));
    return { index: this.#operations.push(operation) - 1, resourceType };
  }
}
