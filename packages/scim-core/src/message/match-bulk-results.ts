import type { BulkOperation, BulkResult } from './bulk.ts';

/** Finds the operation that a result is about among those that have no result yet. */
type Find = (result: BulkResult) => number | undefined;
type Way = (operations: readonly BulkOperation[], isTaken: (index: number) => boolean) => Find;

/** How to tell which operation a result is about, the surest way first. */
const WAYS: readonly Way[] = [
  (operations, isTaken) => {
    const waiting = new Waiting(operations, ({ bulkId }) => bulkId, isTaken);
    return ({ method, bulkId }) => (bulkId === undefined ? undefined : waiting.first(method, bulkId));
  },
  (operations, isTaken) => {
    const waiting = new Waiting(operations, ({ method, path }) => (method === 'POST' ? undefined : path), isTaken);
    const lengths = [...new Set(operations.map(({ path }) => path.length))];
    return ({ method, location = '' }) => {
      const ends = lengths.filter((length) => length <= location.length).map((length) => location.slice(-length));
      return lowest(ends.map((end) => waiting.first(method, end)));
    };
  },
  // By their order among those of one method.
  (operations, isTaken) => {
    const any = new Waiting(operations, () => '', isTaken);
    const unnamed = new Waiting(operations, ({ bulkId }) => (bulkId === undefined ? '' : undefined), isTaken);
    return ({ method, bulkId }) => (bulkId === undefined ? any : unnamed).first(method, '');
  },
];

/** Operations by their method and a name, in order. Whoever has been taken is passed over once and for all. */
class Waiting {
  readonly #queues = new Map<string, { readonly indexes: number[]; next: number }>();
  readonly #isTaken: (index: number) => boolean;

  constructor(
    operations: readonly BulkOperation[],
    nameOf: (operation: BulkOperation) => string | undefined,
    isTaken: (index: number) => boolean,
  ) {
    this.#isTaken = isTaken;
    for (const [index, operation] of operations.entries()) {
      const name = nameOf(operation);
      if (name === undefined) continue;
      const key = `${operation.method} ${name}`;
      const queue = this.#queues.get(key);
      if (queue === undefined) this.#queues.set(key, { indexes: [index], next: 0 });
      else queue.indexes.push(index);
    }
  }

  first(method: string, name: string): number | undefined {
    const queue = this.#queues.get(`${method} ${name}`);
    if (queue === undefined) return undefined;
    while (queue.next < queue.indexes.length && this.#isTaken(queue.indexes[queue.next]!)) queue.next += 1;
    return queue.indexes[queue.next];
  }
}

function lowest(indexes: readonly (number | undefined)[]): number | undefined {
  const found = indexes.filter((index) => index !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}

/**
 * Finds the operation of each result of a bulk request, which come in any order and name their operation by `bulkId`, by
 * `location`, or not at all.
 *
 * @returns By the index of the operation; without those that nothing was said about.
 * @see [RFC 7644 §3.7.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.7.3)
 * @example
 * ```ts
 * import { matchBulkResults } from 'scim-core';
 *
 * const operations = [{ method: 'DELETE', path: '/Users/1' }, { method: 'DELETE', path: '/Users/2' }] as const;
 * const results = [{ method: 'DELETE', location: 'https://example.com/Users/2', status: '204' }] as const;
 * [...matchBulkResults(operations, results).keys()]; // [1]
 * ```
 */
export function matchBulkResults(
  operations: readonly BulkOperation[],
  results: readonly BulkResult[],
): Map<number, BulkResult> {
  const matched = new Map<number, BulkResult>();
  let left = results;
  for (const way of WAYS) {
    const find = way(operations, (index) => matched.has(index));
    left = left.filter((result) => {
      const index = find(result);
      if (index !== undefined) matched.set(index, result);
      return index === undefined;
    });
  }
  return matched;
}
