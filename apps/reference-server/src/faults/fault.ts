/** What may go wrong on purpose. */
export type FaultKind = 'latency' | 'status' | 'cut' | 'null-resources' | 'slow-body';

/** What is to go wrong, and with which requests. */
export interface FaultRule {
  /**
   * `latency` answers later, `status` answers with an error instead, `cut` ends the connection without an answer,
   * `null-resources` sends `"Resources": null` in a list, and `slow-body` sends an answer piece by piece.
   */
  readonly kind: FaultKind;
  /** Requests to this tenant only. Default: all tenants. */
  readonly tenant?: string | undefined;
  /** Requests with this method only. */
  readonly method?: string | undefined;
  /** Requests to this path behind the SCIM base URL only, with `*` for anything: `/Users/*`. */
  readonly path?: string | undefined;
  /** How much later, or the time between two pieces, in milliseconds. */
  readonly milliseconds?: number | undefined;
  /** The status of the error, 400 to 599. */
  readonly status?: number | undefined;
  /** The `scimType` of the error (RFC 7644, section 3.12). */
  readonly scimType?: string | undefined;
  /** The seconds of a `Retry-After` header (RFC 9110, section 10.2.3). */
  readonly retryAfter?: number | undefined;
  /** Of how many of a hundred requests, by chance. Default 100. */
  readonly percentage?: number | undefined;
  /** How many requests it is for. Default: until it is removed. */
  readonly count?: number | undefined;
}

/** A rule that is in force. */
export interface Fault extends FaultRule {
  readonly id: number;
  /** How many requests it met. */
  readonly hits: number;
  /** How many requests it is still for; `null` without end. */
  readonly left: number | null;
}
