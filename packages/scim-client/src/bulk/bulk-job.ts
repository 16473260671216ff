import { type BulkOperation, bulkReferences, resolveBulkReferences, ScimError } from 'scim-core';
import { type BulkOutcome, BulkReport } from './bulk-report.ts';

/** A bulk job under way. */
export class BulkJob {
  /** Texts that no message may repeat. */
  declare readonly secrets: readonly string[];
  readonly #operations: readonly BulkOperation[];
  readonly #outcomes = new Map<number, BulkOutcome>();
  /** By bulkId, the ids of what has been created. */
  readonly #ids = new Map<string, string>();

  constructor(operations: readonly BulkOperation[], secrets: readonly string[]) {
    this.#operations = operations;
    this.secrets = secrets;
  }

  get failures(): number {
    return [...this.#outcomes.values()].filter(({ error }) => error !== undefined).length;
  }

  settle(index: number, outcome: BulkOutcome): void {
    this.#outcomes.set(index, outcome);
    const { bulkId } = this.#operation(index);
    if (bulkId !== undefined && outcome.id !== undefined) this.#ids.set(bulkId, outcome.id);
  }

  /** Those of a request whose references can be resolved; the others can't succeed any more. */
  ready(indexes: readonly number[]): number[] {
    const here = new Set(indexes.map((index) => this.#operation(index).bulkId));
    return indexes.filter((index) => {
      const references = [...bulkReferences(this.#operation(index))];
      const open = references.filter((name) => !this.#ids.has(name) && !here.has(name));
      if (open.length === 0) return true;
      const names = open.map((name) => `bulkId:${name}`).join(', ');
      this.settle(index, this.#unsent(index, new ScimError(400, `not sent: ${names} was not created`)));
      return false;
    });
  }

  /** An operation, with ids in the place of references to what has been created. */
  resolved(index: number): BulkOperation {
    return resolveBulkReferences(this.#operation(index), this.#ids);
  }

  report(): BulkReport {
    const unanswered = new ScimError(500, 'not sent, or not answered');
    return new BulkReport(
      this.#operations.map((_, index) => this.#outcomes.get(index) ?? this.#unsent(index, unanswered)),
    );
  }

  #unsent(index: number, error: ScimError): BulkOutcome {
    const { method } = this.#operation(index);
    return { method, status: 0, id: undefined, location: undefined, version: undefined, error };
  }

  #operation(index: number): BulkOperation {
    return this.#operations[index] as BulkOperation;
  }
}
