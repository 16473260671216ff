/** How much of anything a provider accepts from one request. */
export interface Limits {
  /** Largest body in bytes. Default 1,048,576 (1 MiB). */
  readonly bodyBytes: number;
  /** Largest body in bytes for a resource type with a relation, such as a group with its members. Default 16,777,216 (16 MiB). */
  readonly relationBodyBytes: number;
  /** Largest body of `POST /Bulk` in bytes. Default 16,777,216 (16 MiB). */
  readonly bulkBytes: number;
  /** Most operations in one bulk request. Default 1,000. */
  readonly bulkOperations: number;
  /** How deep arrays and objects of a body may nest. Default 40. */
  readonly bodyDepth: number;
  /** Longest request target in UTF-16 units. Default 65,536. */
  readonly urlLength: number;
  /** Longest filter in UTF-16 units. Default 10,000. */
  readonly filterLength: number;
  /** How deep a filter may nest. Default 50. */
  readonly filterDepth: number;
  /** Most operations in one PATCH request. Default 1,000. */
  readonly patchOperations: number;
  /**
   * Most secrets, such as passwords, that one request may have a resource keep: each is hashed, which is slow on purpose.
   * Default 100.
   */
  readonly secrets: number;
  /** Resources in a page when the client does not say. Default 200. */
  readonly pageSize: number;
  /** Most resources in a page; `count` above it is cut down to it. Default 1,000. */
  readonly maxPageSize: number;
}

/** The limits that hold unless {@link ProviderOptions.limits} says otherwise. */
export const defaultLimits: Limits = Object.freeze({
  bodyBytes: 1024 * 1024,
  relationBodyBytes: 16 * 1024 * 1024,
  bulkBytes: 16 * 1024 * 1024,
  bulkOperations: 1_000,
  bodyDepth: 40,
  urlLength: 65_536,
  filterLength: 10_000,
  filterDepth: 50,
  patchOperations: 1_000,
  secrets: 100,
  pageSize: 200,
  maxPageSize: 1_000,
});

/** Completes limits with the defaults. */
export function completeLimits(limits: Partial<Limits> = {}): Limits {
  const complete: Record<string, number> = { ...defaultLimits };
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(defaultLimits, name)) throw new TypeError(`unknown limit "${name}"`);
    if (value === undefined) continue;
    if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`limit "${name}" must be a positive integer`);
    complete[name] = value;
  }
  return Object.freeze(complete) as unknown as Limits;
}
