import { integer } from '../check-number.ts';

/** One page of a list. */
export interface Page<R> {
  readonly resources: readonly R[];
  /** How many resources match in all; `undefined` when the service provider did not say. */
  readonly totalResults: number | undefined;
  /** The 1-based index of the first resource, for a list read by index. */
  readonly startIndex: number | undefined;
  /** Where the next page begins, for a list read by cursor. */
  readonly nextCursor: string | undefined;
}

/**
 * The resources that a query finds, read page by page while they are looked at. Each loop reads the list anew. Calls of
 * `next()` that don't wait for one another are answered in their order, without asking for a page twice.
 *
 * @example
 * ```ts run server
 * import { createScimClient } from 'scim-client';
 *
 * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
 * for (const userName of ['ada', 'bob', 'cyd']) await users.create({ userName });
 *
 * const list = users.list({ count: 2, sortBy: 'userName' });
 * for await (const user of list) console.log(user.userName);
 * for await (const page of list.pages()) console.log(page.resources.length, 'of', page.totalResults);
 * console.log((await list.toArray({ limit: 100 })).length);
 * // → ada
 * // → bob
 * // → cyd
 * // → 2 of 3
 * // → 1 of 3
 * // → 3
 * ```
 */
export class ResourceList<R> implements AsyncIterable<R> {
  readonly #read: () => AsyncGenerator<Page<R>, void, undefined>;

  /** @internal */
  constructor(read: () => AsyncGenerator<Page<R>, void, undefined>) {
    this.#read = read;
  }

  /**
   * The resources, one after another, each page being asked for when its first one is.
   *
   * @throws ScimClientError when a page can't be read; what came before stays.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * for (const userName of ['ada', 'bob', 'cyd']) await users.create({ userName });
   * for await (const { userName } of users.list({ sortBy: 'userName' })) console.log(userName);
   * // → ada
   * // → bob
   * // → cyd
   * ```
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<R, void, undefined> {
    for await (const page of this.#read()) yield* page.resources;
  }

  /**
   * The pages, as the service provider sends them.
   *
   * @throws ScimClientError when a page can't be read.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * for (const userName of ['ada', 'bob', 'cyd']) await users.create({ userName });
   * for await (const { resources, totalResults } of users.list({ count: 2 }).pages()) {
   *   console.log(resources.length, 'of', totalResults);
   * }
   * // → 2 of 3
   * // → 1 of 3
   * ```
   */
  pages(): AsyncGenerator<Page<R>, void, undefined> {
    return this.#read();
  }

  /**
   * All resources in an array.
   *
   * @param options `limit`: how many there may be, so that a larger list than expected does not fill the memory.
   * @throws RangeError when there are more; TypeError without a limit.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const { users } = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * for (const userName of ['ada', 'bob', 'cyd']) await users.create({ userName });
   * const everybody = await users.list().toArray({ limit: 1000 });
   * console.log(everybody.length); // → 3
   * ```
   */
  async toArray({ limit }: { readonly limit: number }): Promise<R[]> {
    integer('limit', limit, 1);
    const resources: R[] = [];
    for await (const resource of this) {
      if (resources.length === limit) throw new RangeError(`the list holds more than ${limit} resources (limit)`);
      resources.push(resource);
    }
    return resources;
  }
}
