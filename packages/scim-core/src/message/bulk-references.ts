import { isJsonObject } from '../resource/read-value.ts';
import type { BulkOperation } from './bulk.ts';

const PREFIX = 'bulkId:';
/** How deep a body is looked into; no resource nests deeper. */
const DEPTH = 16;

/**
 * The names of the resources that an operation refers to as `bulkId:<name>`, in whole values of its data, in the filters
 * of its PATCH paths, and as a segment of its path.
 *
 * @see [RFC 7644 §3.7.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.7.2)
 * @example
 * ```ts
 * import { bulkReferences } from 'scim-core';
 *
 * const data = { displayName: 'Guides', members: [{ value: 'bulkId:ada' }] };
 * [...bulkReferences({ method: 'POST', path: '/Groups', bulkId: 'guides', data })]; // ['ada']
 * ```
 */
export function bulkReferences({ data, path }: BulkOperation): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (name: string): undefined => {
    found.add(name);
  };
  rewriteText(path, note);
  rewrite(data, note, DEPTH);
  return found;
}

/**
 * Puts permanent ids in the place of references.
 *
 * @param ids The id of each resource that has been created, by its bulkId. A reference to another one stays as it is.
 * @returns A copy; the operation is not changed.
 * @example
 * ```ts
 * import { resolveBulkReferences } from 'scim-core';
 *
 * const add = { method: 'PUT', path: '/Users/bulkId:ada', data: { title: 'Guide' } } as const;
 * resolveBulkReferences(add, new Map([['ada', '2819c223']])).path; // '/Users/2819c223'
 * ```
 */
export function resolveBulkReferences(operation: BulkOperation, ids: ReadonlyMap<string, string>): BulkOperation {
  const lookUp = (name: string) => ids.get(name);
  const path = rewriteText(operation.path, lookUp);
  if (operation.data === undefined) return { ...operation, path };
  return { ...operation, path, data: rewrite(operation.data, lookUp, DEPTH) as Readonly<Record<string, unknown>> };
}

/** An order for a bulk job. */
export interface BulkOrder {
  /** Indexes of the operations so that each comes behind those it refers to, as far as that is possible. */
  readonly order: readonly number[];
  /**
   * Groups of operations that refer to one another in a circle: none of them can come first with all its references
   * resolved.
   */
  readonly cycles: readonly (readonly number[])[];
}

/**
 * Finds an order in which references can be resolved, and the circles that prevent one. Operations without references keep
 * their place.
 *
 * @see [RFC 7644 §3.7.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.7.1)
 * @example
 * ```ts
 * import { orderBulkOperations } from 'scim-core';
 *
 * const guides = { displayName: 'Guides', members: [{ value: 'bulkId:ada' }] };
 * orderBulkOperations([
 *   { method: 'POST', path: '/Groups', bulkId: 'guides', data: guides },
 *   { method: 'POST', path: '/Users', bulkId: 'ada', data: { userName: 'ada' } },
 * ]).order; // [1, 0]
 * ```
 */
export function orderBulkOperations(operations: readonly BulkOperation[]): BulkOrder {
  const byBulkId = new Map<string, number>();
  for (const [index, { bulkId }] of operations.entries()) if (bulkId !== undefined) byBulkId.set(bulkId, index);
  const needs = operations.map((operation) =>
    [...bulkReferences(operation)].map((name) => byBulkId.get(name)).filter((index) => index !== undefined),
  );
  return components(needs);
}

/** Tarjan's strongly connected components, without recursion, which come in an order of dependence. */
function components(needs: readonly (readonly number[])[]): BulkOrder {
  const order: number[] = [];
  const cycles: number[][] = [];
  const number = new Map<number, number>();
  const low = new Map<number, number>();
  const onStack = new Set<number>();
  const stack: number[] = [];
  for (const root of needs.keys()) {
    if (number.has(root)) continue;
    const work: { node: number; next: number }[] = [{ node: root, next: 0 }];
    while (work.length > 0) {
      const frame = work[work.length - 1]!;
      const { node } = frame;
      if (frame.next === 0) {
        low.set(node, number.size);
        number.set(node, number.size);
        stack.push(node);
        onStack.add(node);
      }
      const neighbour = needs[node]![frame.next];
      frame.next += 1;
      if (neighbour !== undefined) {
        if (!number.has(neighbour)) work.push({ node: neighbour, next: 0 });
        else if (onStack.has(neighbour)) low.set(node, Math.min(low.get(node)!, number.get(neighbour)!));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1]?.node;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(node)!));
      if (low.get(node) !== number.get(node)) continue;
      const component = stack.splice(stack.lastIndexOf(node)).sort((a, b) => a - b);
      for (const member of component) onStack.delete(member);
      order.push(...component);
      if (component.length > 1 || needs[node]!.includes(node)) cycles.push(component);
    }
  }
  return { order, cycles };
}

type Replace = (name: string) => string | undefined;

/** Copies a value and replaces the references in it; `member` is the name under which the value stands. */
function rewrite(value: unknown, replace: Replace, depth: number, member = ''): unknown {
  if (typeof value === 'string') {
    if (!value.includes(PREFIX)) return value;
    return member.toLowerCase() === 'path' ? rewriteConditions(value, replace) : rewriteText(value, replace);
  }
  if (depth === 0) return value;
  if (Array.isArray(value)) return value.map((item) => rewrite(item, replace, depth - 1, member));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, rewrite(item, replace, depth - 1, name)]),
  );
}

/** A reference is a whole text, or a segment of a URL; text that merely mentions one is left alone. */
function rewriteText(text: string, replace: Replace): string {
  if (text.startsWith(PREFIX)) return replace(text.slice(PREFIX.length)) ?? text;
  if (/\s/.test(text)) return text;
  return text.replace(/\/bulkId:([^/?#]+)/g, (whole, name: string) => {
    const id = replace(name);
    return id === undefined ? whole : `/${id}`;
  });
}

/** The operands of the conditions in a PATCH path. */
function rewriteConditions(path: string, replace: Replace): string {
  return path.replace(/"bulkId:([^"\\]+)"/g, (whole, name: string) => {
    const id = replace(name);
    return id === undefined ? whole : JSON.stringify(id);
  });
}
