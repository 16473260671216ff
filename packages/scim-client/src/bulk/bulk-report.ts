import type { BulkMethod, ScimError } from 'scim-core';
import { ScimClientError } from '../error/client-error.ts';
import type { BulkHandle } from './bulk-builder.ts';

/** What became of one operation. */
export interface BulkOutcome {
  readonly method: BulkMethod;
  /** The HTTP status; 0 when the operation was not sent, or nothing was said about it. */
  readonly status: number;
  /** The id of the resource, where there is one. */
  readonly id: string | undefined;
  readonly location: string | undefined;
  readonly version: string | undefined;
  /** Why it failed. */
  readonly error: ScimError | undefined;
}

/**
 * What became of the operations of a bulk job.
 *
 * @example
 * ```ts
 * import type { BulkReport } from 'scim-client';
 *
 * const explain = ({ failed, outcomes }: BulkReport) =>
 *   `${outcomes.length - failed.length} done; ${failed.map(({ error }) => error?.detail).join('; ')}`;
 * ```
 */
export class BulkReport {
  /** One for each operation, in the order in which they were added. */
  declare readonly outcomes: readonly BulkOutcome[];

  /** @internal */
  constructor(outcomes: readonly BulkOutcome[]) {
    this.outcomes = outcomes;
  }

  /** Those that did not succeed. */
  get failed(): readonly BulkOutcome[] {
    return this.outcomes.filter(({ error }) => error !== undefined);
  }

  /**
   * What became of one operation.
   *
   * @throws RangeError for a handle of another job.
   * @example
   * ```ts run server
   * import { userResourceType } from 'scim-core';
   * import { createScimClient } from 'scim-client';
   *
   * const client = createScimClient({ baseUrl: 'http://127.0.0.1:7644/scim/v2', token: process.env.SCIM_TOKEN });
   * const bulk = client.bulk();
   * const ada = bulk.create(userResourceType, { userName: 'ada' });
   * const { status, id } = (await bulk.send()).resultOf(ada);
   * console.log(status, typeof id); // → 201 string
   * ```
   */
  resultOf({ index }: BulkHandle): BulkOutcome {
    const outcome = this.outcomes[index];
    if (outcome === undefined) throw new RangeError('the handle belongs to another bulk job');
    return outcome;
  }
}

/**
 * A request of a bulk job failed. The `cause` says why; what came before it is done, and in the report.
 *
 * @example
 * ```ts run
 * import { userResourceType } from 'scim-core';
 * import { createScimClient, ScimBulkError } from 'scim-client';
 *
 * const client = createScimClient({
 *   baseUrl: 'https://example.com/scim',
 *   capabilities: 'assume',
 *   fetch: async () => Response.json({ status: '413' }, { status: 413 }),
 * });
 * const bulk = client.bulk();
 * bulk.create(userResourceType, { userName: 'ada' });
 * const error = await bulk.send().catch((error: unknown) => error);
 * if (error instanceof ScimBulkError) console.log(error.code, error.report.failed.length); // → SCIM_RESPONSE 1
 * ```
 */
export class ScimBulkError extends ScimClientError {
  override readonly name = 'ScimBulkError';
  /** Operations that were not answered have status 0. */
  declare readonly report: BulkReport;

  constructor(cause: ScimClientError, report: BulkReport) {
    super(cause.code, cause.message, { cause, outcome: cause.outcome });
    this.report = report;
    this.attempts = cause.attempts;
  }
}
