import { LIST_RESPONSE_URN } from '../schema/urns.ts';

/** One page of a query's result. See [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2). */
export interface ListResponse<Resource = Record<string, unknown>> {
  readonly schemas: readonly [typeof LIST_RESPONSE_URN];
  /** How many resources matched in all. */
  readonly totalResults: number;
  /** How many are in this page. */
  readonly itemsPerPage?: number;
  /** The 1-based index of the first one in this page. */
  readonly startIndex?: number;
  /** Where the next page begins, see [RFC 9865](https://www.rfc-editor.org/rfc/rfc9865). */
  readonly nextCursor?: string;
  readonly previousCursor?: string;
  readonly Resources: readonly Resource[];
}

/** What {@link listResponse} is told. */
export interface ListResponseOptions<Resource> {
  readonly resources: readonly Resource[];
  /** How many resources matched in all; default the number of `resources`. */
  readonly totalResults?: number | undefined;
  /** The 1-based index of the first of `resources`; default 1, left out for a page by cursor. */
  readonly startIndex?: number | undefined;
  readonly nextCursor?: string | undefined;
  readonly previousCursor?: string | undefined;
}

/**
 * Makes the body that answers a query. `Resources` is always there, also when empty; `itemsPerPage` counts this page
 * (EID 6010).
 *
 * @throws TypeError when a number is negative, fractional or out of range.
 * @see [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2)
 * @example
 * ```ts
 * import { listResponse } from 'scim-core';
 *
 * listResponse({ resources: [{ id: '1' }], totalResults: 17, startIndex: 5 }).itemsPerPage; // 1
 * ```
 */
export function listResponse<Resource>(options: ListResponseOptions<Resource>): ListResponse<Resource> {
  const { resources, nextCursor, previousCursor } = options;
  const totalResults = options.totalResults ?? resources.length;
  const byCursor = nextCursor !== undefined || previousCursor !== undefined;
  const startIndex = options.startIndex ?? (byCursor ? undefined : 1);
  if (!Number.isInteger(totalResults) || totalResults < 0) {
    throw new TypeError(`totalResults must be an integer of 0 or more, got ${totalResults}`);
  }
  if (startIndex !== undefined && (!Number.isInteger(startIndex) || startIndex < 1)) {
    throw new TypeError(`startIndex must be an integer of 1 or more, got ${startIndex}`);
  }
  return {
    schemas: [LIST_RESPONSE_URN],
    totalResults,
    itemsPerPage: resources.length,
    ...(startIndex === undefined ? {} : { startIndex }),
    ...(previousCursor === undefined ? {} : { previousCursor }),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    Resources: resources,
  };
}
