import { type BulkOperation, type BulkResult, orderBulkOperations, resolveBulkReferences, ScimError } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import { createSlices } from '../store/slices.ts';
import { failedResult, type Outcome, performOperation } from './perform-operation.ts';
import { bodyWithoutReferences, checkResolved } from './references.ts';

type Posted = BulkOperation & { readonly bulkId: string };

/** One bulk request on its way. Nothing is undone when an operation fails, but in a circle of references. */
export class BulkJob {
  readonly #exchange: Exchange;
  readonly #operations: readonly (BulkOperation | ScimError)[];
  readonly #results: (BulkResult | undefined)[];
  /** The id of each resource that was created, by its bulkId. */
  readonly #ids = new Map<string, string>();
  #errors = 0;

  constructor(exchange: Exchange, operations: readonly (BulkOperation | ScimError)[]) {
    this.#exchange = exchange;
    this.#operations = operations;
    this.#results = operations.map(() => undefined);
  }

  /**
   * @param failOnErrors After how many errors nothing more is tried.
   * @returns By the place of the operation in the request; none for one that was not tried.
   */
  async run(failOnErrors: number): Promise<(BulkResult | undefined)[]> {
    const slices = createSlices({ clock: this.#exchange.settings.now });
    for (const indexes of this.#steps()) {
      if (this.#errors >= failOnErrors) break;
      const circle = indexes.map((index) => this.#operations[index]).filter(isPost);
      if (circle.length === indexes.length && isCircular(circle)) await this.#runCircle(indexes, circle);
      else for (const index of indexes) if (this.#errors < failOnErrors) await this.#runOne(index);
      // Many operations on a store that answers at once would keep everybody else waiting.
      if (slices.isOver(ROWS_WORTH)) await slices.pause();
    }
    return this.#results;
  }

  /** The operations one by one, but those that refer to one another in a circle together. */
  #steps(): number[][] {
    const valid = this.#operations.map((operation) => (operation instanceof ScimError ? NOTHING : operation));
    const { order, cycles } = orderBulkOperations(valid);
    const cycleOf = new Map(cycles.flatMap((cycle) => cycle.map((index) => [index, cycle] as const)));
    return order.flatMap((index) => {
      const cycle = cycleOf.get(index);
      if (cycle === undefined) return [[index]];
      return cycle[0] === index ? [[...cycle]] : [];
    });
  }

  async #runOne(index: number): Promise<void> {
    const operation = this.#operations[index]!;
    if (operation instanceof ScimError) return this.#note(index, failedResult(undefined, operation));
    const outcome = await this.#try(operation);
    this.#note(index, outcome.result);
    if (operation.method === 'POST' && operation.bulkId !== undefined && outcome.id !== undefined) {
      this.#ids.set(operation.bulkId, outcome.id);
    }
  }

  async #try(operation: BulkOperation): Promise<Outcome> {
    const resolved = resolveBulkReferences(operation, this.#ids);
    const open = checkResolved(resolved);
    if (open !== undefined) return { result: failedResult(operation, open), id: undefined };
    return performOperation(this.#exchange, resolved);
  }

  /**
   * Creates resources that refer to one another: first each without what can't be resolved yet, then each as it was meant.
   * Where one of them fails, none is kept, because those that are left would refer to nothing.
   *
   * @see [RFC 7644 §3.7.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.7.1)
   */
  async #runCircle(indexes: readonly number[], circle: readonly Posted[]): Promise<void> {
    const created: { readonly post: Posted; readonly id: string }[] = [];
    const failures = new Map<Posted, BulkResult>();
    for (const post of circle) {
      const known = resolveBulkReferences(post, this.#ids);
      const { result, id } = await performOperation(this.#exchange, { ...known, data: bodyWithoutReferences(known) });
      if (id === undefined) {
        failures.set(post, result);
        break;
      }
      created.push({ post, id });
    }
    const ids = new Map([...this.#ids, ...created.map(({ post, id }) => [post.bulkId, id] as const)]);
    const results = new Map<Posted, BulkResult>();
    for (const { post, id } of failures.size === 0 ? created : []) {
      const { data } = resolveBulkReferences(post, ids);
      const put = { method: 'PUT', path: `${post.path}/${id}`, data: data ?? {} } as const;
      const open = checkResolved(put);
      const { result } =
        open === undefined ? await performOperation(this.#exchange, put) : { result: failedResult(post, open) };
      if (!isSuccess(result)) {
        failures.set(post, { ...failedResult(post, conflict()), status: result.status, response: result.response });
        break;
      }
      results.set(post, { ...result, method: 'POST', bulkId: post.bulkId, status: '201' });
    }
    if (failures.size > 0) {
      for (const { post, id } of created) {
        await performOperation(this.#exchange, { method: 'DELETE', path: `${post.path}/${id}` });
      }
    } else for (const { post, id } of created) this.#ids.set(post.bulkId, id);
    for (const [place, post] of circle.entries()) {
      const result = failures.size === 0 ? results.get(post) : failures.get(post);
      this.#note(indexes[place]!, result ?? failedResult(post, conflict()));
    }
  }

  #note(index: number, result: BulkResult): void {
    this.#results[index] = result;
    if (!isSuccess(result)) this.#errors += 1;
  }
}

/** An operation takes as long as looking at many rows. */
const ROWS_WORTH = 32;

/** Takes the place of an operation that can't be read, so that the others keep theirs. */
const NOTHING: BulkOperation = { method: 'DELETE', path: '/' };

function isPost(operation: BulkOperation | ScimError | undefined): operation is Posted {
  return operation !== undefined && !(operation instanceof ScimError) && operation.method === 'POST';
}

function isCircular(operations: readonly Posted[]): boolean {
  return orderBulkOperations(operations).cycles.length > 0;
}

function isSuccess({ status }: BulkResult): boolean {
  return status.startsWith('2');
}

function conflict(): ScimError {
  return new ScimError(
    409,
    'A resource that this one refers to in a circle could not be created, so this was not either.',
  );
}
