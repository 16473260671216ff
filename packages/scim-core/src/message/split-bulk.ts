import type { BulkOperation } from './bulk.ts';
import { bulkReferences, orderBulkOperations } from './bulk-references.ts';

/** What one bulk request may hold. */
export interface BulkLimits {
  readonly operations: number;
  readonly bytes: number;
}

/** Brackets, schemas and `failOnErrors` around the operations. */
const ENVELOPE_BYTES = 200;

/**
 * Splits a job into requests: each operation behind those that it refers to, and operations that refer to one another in a
 * circle in the same request, for only the service provider can resolve these.
 *
 * @returns For each request the indexes of its operations.
 * @throws TypeError for a reference to nothing; RangeError when a single operation, or a circle, is more than a request may
 *   hold.
 * @see [RFC 7644 §3.7.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.7.1)
 * @example
 * ```ts
 * import { splitBulkOperations } from 'scim-core';
 *
 * const remove = (id: string) => ({ method: 'DELETE', path: `/Users/${id}` }) as const;
 * splitBulkOperations(['1', '2', '3'].map(remove), { operations: 2, bytes: 1000 }); // [[0, 1], [2]]
 * ```
 */
export function splitBulkOperations(operations: readonly BulkOperation[], limits: BulkLimits): number[][] {
  checkReferences(operations);
  const { order, cycles } = orderBulkOperations(operations);
  const circleOf = new Map(cycles.flatMap((circle) => circle.map((index) => [index, circle] as const)));
  const encoder = new TextEncoder();
  const sizeOf = (index: number) => encoder.encode(JSON.stringify(operations[index])).length + 1;
  const requests: number[][] = [];
  let room = { operations: 0, bytes: 0 };
  const placed = new Set<number>();
  for (const index of order) {
    if (placed.has(index)) continue;
    const together = circleOf.get(index) ?? [index];
    const bytes = together.reduce((sum, member) => sum + sizeOf(member), 0);
    if (together.length > limits.operations || bytes + ENVELOPE_BYTES > limits.bytes) {
      const circle = together.length > 1 ? ', with those that it refers to in a circle,' : '';
      throw new RangeError(
        `operation ${index + 1} of the bulk job${circle} is more than the service provider takes in one request: ${limits.operations} operations, ${limits.bytes} bytes`,
      );
    }
    if (room.operations < together.length || room.bytes < bytes) {
      requests.push([]);
      room = { operations: limits.operations, bytes: limits.bytes - ENVELOPE_BYTES };
    }
    requests.at(-1)?.push(...together);
    for (const member of together) placed.add(member);
    room = { operations: room.operations - together.length, bytes: room.bytes - bytes };
  }
  return requests;
}

function checkReferences(operations: readonly BulkOperation[]): void {
  const known = new Set(operations.map(({ bulkId }) => bulkId));
  for (const [index, operation] of operations.entries()) {
    for (const name of bulkReferences(operation)) {
      if (known.has(name)) continue;
      throw new TypeError(`operation ${index + 1} refers to bulkId:${name}, which is not in this bulk job`);
    }
  }
}
