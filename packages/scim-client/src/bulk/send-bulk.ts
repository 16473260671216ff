import { type BulkOperation, bulkRequest, matchBulkResults, readBulkResponse, splitBulkOperations } from 'scim-core';
import { UNLIMITED } from '../check-number.ts';
import type { ClientState } from '../client-state.ts';
import { ScimClientError } from '../error/client-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { readErrorBody } from '../request/body.ts';
import { emit } from '../request/context.ts';
import { perform } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import { unreadable } from '../request/protocol-error.ts';
import type { CallOptions } from '../request/request.ts';
import { isGone } from '../resource/change.ts';
import type { BulkOptions } from './bulk-builder.ts';
import { BulkJob } from './bulk-job.ts';
import { type BulkReport, ScimBulkError } from './bulk-report.ts';
import { outcomeOf, outcomeOfAnswer } from './bulk-result.ts';

/** What is sent, and the texts in it that no message may repeat. */
export interface BulkContent {
  readonly operations: readonly BulkOperation[];
  readonly secrets: readonly string[];
}

/** Sends a bulk job: in as few requests as the service provider takes, or operation by operation where it has no bulk. */
export async function sendBulk(
  state: ClientState,
  { operations, secrets }: BulkContent,
  { failOnErrors = UNLIMITED }: BulkOptions,
  call: CallOptions,
): Promise<BulkReport> {
  const job = new BulkJob(operations, secrets);
  if (operations.length === 0) return job.report();
  const { bulk, bulkOperations, bulkBytes } = await state.capabilities.get(call);
  const limits = bulk ? { operations: bulkOperations, bytes: bulkBytes } : { operations: 1, bytes: UNLIMITED };
  if (!bulk) emit(state, { type: 'fallback', feature: 'bulk', instead: 'one request for each operation' });
  for (const indexes of splitBulkOperations(operations, limits)) {
    const left = failOnErrors - job.failures;
    if (left <= 0) break;
    const ready = job.ready(indexes);
    if (ready.length === 0) continue;
    try {
      if (bulk) await sendTogether(state, job, ready, left, call);
      else await sendAlone(state, job, ready, call);
    } catch (error) {
      if (error instanceof ScimClientError) throw new ScimBulkError(error, job.report());
      throw error;
    }
  }
  return job.report();
}

/** @param failures How many may fail before the service provider stops. */
async function sendTogether(
  state: ClientState,
  job: BulkJob,
  indexes: readonly number[],
  failures: number,
  call: CallOptions,
): Promise<void> {
  const operations = indexes.map((index) => job.resolved(index));
  const body = bulkRequest(operations, failures < UNLIMITED ? { failOnErrors: failures } : {});
  const request = prepare(state, 'POST', '/Bulk', call, { body, secrets: job.secrets });
  const results = await perform(state, request, call, (answer) => {
    try {
      return readBulkResponse(answer.body ?? null).Operations;
    } catch (error) {
      throw unreadable(error, answer, 'a bulk response', 'RFC 7644 §3.7');
    }
  });
  for (const [position, result] of matchBulkResults(operations, results)) {
    const response = readErrorBody(JSON.stringify(result.response ?? null), job.secrets);
    job.settle(indexes[position] as number, outcomeOf({ ...result, response }));
  }
}

/** Sends operations as requests of their own. */
async function sendAlone(
  state: ClientState,
  job: BulkJob,
  indexes: readonly number[],
  call: CallOptions,
): Promise<void> {
  for (const index of indexes) {
    const operation = job.resolved(index);
    const { method, path, data, version } = operation;
    const repeatable = method === 'DELETE' || (method === 'PUT' && version === undefined);
    const conditional = { ifMatch: version, ...call };
    const request = prepare(state, method, path, conditional, { body: data, repeatable, secrets: job.secrets });
    try {
      job.settle(index, await perform(state, request, call, (answer) => outcomeOfAnswer(operation, answer)));
    } catch (error) {
      if (isGone(method, error)) job.settle(index, outcomeOf({ method, status: '204' }));
      else if (!(error instanceof ScimResponseError) || error.outcome === 'unknown') throw error;
      else job.settle(index, outcomeOf({ method, status: String(error.status), response: error.body }));
    }
  }
}
