import type { BulkOperation, BulkResult } from './bulk.ts';

type Matches = (operation: BulkOperation, result: BulkResult) => boolean;

/** How to tell which operation a result is about, the surest way first. */
const MATCHES: readonly Matches[] = [
  ({ bulkId }, result) => bulkId !== undefined && bulkId === result.bulkId,
  ({ path }, { method, location }) => method !== 'POST' && location?.endsWith(path) === true,
  // By their order among those of one method.
  ({ bulkId }, result) => bulkId === undefined || result.bulkId === undefined,
];

/**
 * Finds the operation of each result of a bulk request, which come in any order and name their operation by `bulkId`, by
 * `location`, or not at all.
 *
 * @returns By the index of the operation; without those that nothing was said about.
 * @see [RFC 7644 §3.7.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.7.3)
 */
export function matchBulkResults(
  operations: readonly BulkOperation[],
  results: readonly BulkResult[],
): Map<number, BulkResult> {
  const matched = new Map<number, BulkResult>();
  let left = results;
  for (const matches of MATCHES) {
    left = left.filter((result) => {
      const index = operations.findIndex(
        (operation, at) => !matched.has(at) && operation.method === result.method && matches(operation, result),
      );
      if (index >= 0) matched.set(index, result);
      return index < 0;
    });
  }
  return matched;
}
