import { type Capabilities, groupResourceType, type ResourceType, userResourceType } from 'scim-core';
import { BulkBuilder, type BulkOptions } from './bulk/bulk-builder.ts';
import { integer } from './check-number.ts';
import type { ClientState } from './client-state.ts';
import { CapabilitySource } from './discovery/capability-source.ts';
import { type Discovery, discover } from './discovery/discover.ts';
import { MeClient } from './me-client.ts';
import { createContext, type ScimClientOptions } from './options.ts';
import { allowInsecureRequests } from './request/base-url.ts';
import { perform } from './request/perform.ts';
import { prepare } from './request/prepare.ts';
import type { Answer, CallOptions, ScimRequest } from './request/request.ts';
import { ResourceClient } from './resource/resource-client.ts';

/** The answer to {@link ScimClient.send}. */
export interface ScimAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; `undefined` when there is none. */
  readonly body: unknown;
  /** How often the request was sent. */
  readonly attempts: number;
}

/** A client of one service provider. */
export interface ScimClient {
  /** `/Users`, with the enterprise extension. */
  readonly users: ResourceClient<typeof userResourceType>;
  /** `/Groups` */
  readonly groups: ResourceClient<typeof groupResourceType>;
  /** `/Me` */
  readonly me: MeClient<typeof userResourceType>;
  /**
   * The resources of another type: one of your own, with its extensions, or one from {@link discover}. Nothing is sent.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { resourceType } = await client.discover();
   * const people = client.resource(resourceType('User'));
   * const person = await people.create({ userName: 'bjensen' });
   * console.log(person.userName); // → bjensen
   * ```
   */
  resource<T extends ResourceType>(type: T): ResourceClient<T>;
  /**
   * Begins a bulk job. Nothing is sent before its `send()`.
   *
   * @throws TypeError when `failOnErrors` is no integer of 1 or more.
   * @see [RFC 7644 §3.7](https://www.rfc-editor.org/rfc/rfc7644#section-3.7)
   * @example
   * ```ts run server
   * import { userResourceType } from 'scim-core';
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const bulk = client.bulk({ failOnErrors: 1 });
   * for (const userName of ['ada', 'bob']) bulk.create(userResourceType, { userName });
   * const { outcomes, failed } = await bulk.send();
   * console.log(outcomes.length, failed.length); // → 2 0
   * ```
   */
  bulk(options?: BulkOptions): BulkBuilder;
  /**
   * Reads what the service provider tells of itself: `GET /ServiceProviderConfig`, `/ResourceTypes` and `/Schemas`. What it says
   * of its abilities counts from then on. What is missing or can't be read becomes one of the `problems`.
   *
   * @throws ScimClientError when it does not answer, or refuses the token.
   * @see [RFC 7644 §4](https://www.rfc-editor.org/rfc/rfc7644#section-4)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { resourceTypes, capabilities, problems } = await client.discover();
   * console.log(resourceTypes.map(({ endpoint }) => endpoint), capabilities.bulk, problems);
   * // → [ '/Users', '/Groups' ] true []
   * ```
   */
  discover(options?: CallOptions): Promise<Discovery>;
  /**
   * What the service provider can do: `GET /ServiceProviderConfig`, once, unless the option `capabilities` says it.
   *
   * @throws ScimClientError when it does not answer, or refuses the token. Without the endpoint, everything is assumed.
   * @see [RFC 7643 §5](https://www.rfc-editor.org/rfc/rfc7643#section-5)
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { patch, maxResults } = await client.capabilities();
   * console.log(patch, maxResults); // → true 1000
   * ```
   */
  capabilities(options?: CallOptions): Promise<Capabilities>;
  /**
   * Sends a request as it is, once unless `retry` says otherwise: what this client has no method for, or what a plan says.
   *
   * @throws ScimResponseError for an error status; TypeError for a path that leaves the base URL.
   * @example
   * ```ts run server
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const { status, body } = await client.send({ method: 'GET', path: '/Users?count=0' });
   * console.log(status, JSON.stringify(body).includes('totalResults')); // → 200 true
   * ```
   */
  send(request: ScimRequest, options?: CallOptions): Promise<ScimAnswer>;
}

/**
 * Makes a client. Nothing is sent before a call needs it, and nothing is shared between clients.
 *
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts run server
 * import { createScimClient } from 'scim-client';
 *
 * const client = createScimClient({
 *   baseUrl: 'http://127.0.0.1:7644/scim/v2',
 *   token: () => process.env.SCIM_TOKEN ?? '',
 *   concurrency: 4,
 * });
 * const { resourceTypes } = await client.discover();
 * console.log(resourceTypes.map(({ name }) => name).join(' ')); // → User Group
 *
 * const { status } = await client.send({ method: 'GET', path: '/Users?count=0' });
 * console.log(status, (await client.capabilities()).patch); // → 200 true
 * ```
 */
export function createScimClient(options: ScimClientOptions): ScimClient {
  const context = createContext(options, options[allowInsecureRequests] === true);
  const state: ClientState = {
    ...context,
    capabilities: new CapabilitySource(context, options.capabilities ?? 'discover'),
    pageSize: integer('pageSize', options.pageSize ?? 100, 1),
    queryBy: options.queryBy ?? 'get',
    checkRequests: options.checkRequests ?? false,
  };
  return {
    users: new ResourceClient(state, userResourceType),
    groups: new ResourceClient(state, groupResourceType),
    me: new MeClient(state, userResourceType),
    resource: (type) => new ResourceClient(state, type),
    bulk: (bulkOptions = {}) => new BulkBuilder(state, bulkOptions),
    discover: (call = {}) => discover(state, call),
    capabilities: (call = {}) => state.capabilities.get(call),
    send: async (request, call = {}) => {
      const { method, path, body } = request;
      const headers = { ...request.headers, ...call.headers };
      // Whoever asks for repetitions of a raw request says that it may be repeated.
      const prepared = prepare(state, method, path, { headers }, { body, repeatable: call.retry !== undefined });
      return perform(state, prepared, { ...call, retry: call.retry ?? false }, summary);
    },
  };
}

function summary({ status, headers, body, attempts }: Answer): ScimAnswer {
  return { status, headers, body, attempts };
}
