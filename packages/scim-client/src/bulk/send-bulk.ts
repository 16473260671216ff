import {
  type BulkOperation,
  bulkRequest,
  matchBulkResults,
  readBulkResponse,
  ScimError,
  splitBulkOperations,
} from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimClientError } from '../error/client-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { emit } from '../request/context.ts';
import { perform } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import { protocolError } from '../request/protocol-error.ts';
import type { CallOptions } from '../request/request.ts';
import type { BulkOptions } from './bulk-builder.ts';
import { BulkJob } from './bulk-job.ts';
import { type BulkReport, ScimBulkError } from './bulk-report.ts';
import { outcomeOf, outcomeOfAnswer } from './bulk-result.ts';

/** Sends a bulk job: in as few requests as the service provider takes, or operation by operation where it has no bulk. */
export async function sendBulk(
  state: ClientState,
  operations: readonly BulkOperation[],
  { failOnErrors = Number.POSITIVE_INFINITY }: BulkOptions,
  call: CallOptions,
): Promise<BulkReport> {
  const job = new BulkJob(operations);
  if (operations.length === 0) return job.report();
  const { bulk, bulkOperations, bulkBytes } = await state.capabilities.get(call);
  const limits = bulk
    ? { operations: bulkOperations, bytes: bulkBytes }
    : { operations: 1, bytes: Number.POSITIVE_INFINITY };
  if (!bulk) emit(state.context, { type: 'fallback', feature: 'bulk', instead: 'one request for each operation' });
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
  { context }: ClientState,
  job: BulkJob,
  indexes: readonly number[],
  failures: number,
  call: CallOptions,
): Promise<void> {
  const operations = indexes.map((index) => job.resolved(index));
  const body = bulkRequest(operations, Number.isFinite(failures) ? { failOnErrors: failures } : {});
  const request = prepare(context, { method: 'POST', path: '/Bulk', body, headers: call.headers });
  const results = await perform(context, request, call, (answer) => {
    try {
      return readBulkResponse(answer.body ?? null).Operations;
    } catch (error) {
      if (!(error instanceof ScimError)) throw error;
      const found = error.detail.replace(/^expected a bulk response, found /, '');
      throw protocolError(request, 'a bulk response', found, 'RFC 7644 §3.7');
    }
  });
  for (const [position, result] of matchBulkResults(operations, results)) {
    job.settle(indexes[position] as number, outcomeOf(result));
  }
}

/** Sends operations as requests of their own. */
async function sendAlone(
  { context }: ClientState,
  job: BulkJob,
  indexes: readonly number[],
  call: CallOptions,
): Promise<void> {
  for (const index of indexes) {
    const operation = job.resolved(index);
    const { method, path, data, version } = operation;
    const headers = { ...(version === undefined ? {} : { 'if-match': version }), ...call.headers };
    const repeatable = method === 'DELETE' || (method === 'PUT' && version === undefined);
    const body = data === undefined ? {} : { body: data };
    const request = prepare(context, { method, path, headers, ...body }, { repeatable });
    try {
      job.settle(index, await perform(context, request, call, (answer) => outcomeOfAnswer(operation, answer)));
    } catch (error) {
      if (!(error instanceof ScimResponseError) || error.outcome === 'unknown') throw error;
      job.settle(index, outcomeOf({ method, status: String(error.status), response: error.body }));
    }
  }
}
