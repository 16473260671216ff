/** How much a JSON text may hold before it is refused; each limit can be changed by the caller. */
export interface JsonLimits {
  /**
   * Objects and arrays inside each other, 2,000 at most. Default 500: a call nested 150 deep in an expression is below it.
   */
  readonly maxDepth: number;
  /** Values in all. Default 2,000,000, about 40 times what the largest export seen holds. */
  readonly maxValues: number;
  /** Departures from JSON that are read across. Default 1,000. */
  readonly maxFaults: number;
}

/** Values inside each other are read by functions inside each other; this is well below what the stack holds. */
const DEEPEST = 2_000;

/** The limits that the caller names, and the defaults for the others. */
export function readLimits({
  maxDepth = 500,
  maxValues = 2_000_000,
  maxFaults = 1_000,
}: Partial<JsonLimits>): JsonLimits {
  return { maxDepth: Math.min(maxDepth, DEEPEST), maxValues, maxFaults };
}
