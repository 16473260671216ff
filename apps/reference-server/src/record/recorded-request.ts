/** A request that the server answered, without what is secret. */
export interface RecordedRequest {
  /** Rises from request to request, over all tenants of a server. */
  readonly id: number;
  /** The name of the tenant that it was sent to. */
  readonly tenant: string;
  /** When it arrived. */
  readonly at: Date;
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  /** Names in lower case; without `authorization`, `cookie` and others that hold a credential. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The parsed JSON of the body, or the text of one that is no JSON; `undefined` when there was none. Of a body that is
   * longer than 64 KiB it is the text of these.
   */
  readonly body: unknown;
  /** The HTTP status of the answer; 0 when the connection ended before there was one. */
  readonly status: number;
  /** The parsed JSON of the answer, or its text as with {@link body}; `undefined` when it has no body. */
  readonly responseBody: unknown;
  /** How long it took to answer, in milliseconds. */
  readonly duration: number;
  /** Ids of the tolerances that were needed, each once. */
  readonly tolerances: readonly string[];
  /** What the vendor profile made of the request, in words: `ignored title`, `filled in active`. */
  readonly notes: readonly string[];
}

/** Which requests are meant; what is left out may be anything. */
export interface RequestFilter {
  /** In capital letters: `PATCH`. */
  readonly method?: string | undefined;
  /**
   * The path behind the SCIM base URL, without the query, in which `*` stands for anything: `/Users`, `/Groups/*`. A
   * regular expression is tried on the path with its query.
   */
  readonly path?: string | RegExp | undefined;
  /** The status of the answer. */
  readonly status?: number | undefined;
  /** The name of a tenant. Default: the tenant whose requests these are. */
  readonly tenant?: string | undefined;
}

/** The last requests of a tenant, oldest first; it goes on changing. */
export interface RecordedRequests extends ReadonlyArray<RecordedRequest> {
  /**
   * Waits for a request that comes after this call.
   *
   * @param filter Which requests count. Default: any one.
   * @param options.timeout How long to wait, in milliseconds. Default 5000.
   * @returns The first that matches, once its answer is on its way.
   * @throws Error of the name `TimeoutError` that says what came instead; `AbortError` when the server is closed.
   * @example
   * ```ts
   * import { startReferenceServer } from 'scim-reference-server';
   *
   * const server = await startReferenceServer({ port: 0 });
   * const created = server.requests.next({ method: 'POST', path: '/Users' }, { timeout: 10_000 });
   * // … here the client is made to create a user …
   * console.log((await created).body);
   * ```
   */
  next(filter?: RequestFilter, options?: { readonly timeout?: number | undefined }): Promise<RecordedRequest>;
}
