import { type BulkResult, bulkResponse, readBulkRequest } from 'scim-core';
import { mustBeAuthorized } from '../access/authorize.ts';
import { notImplemented } from '../endpoints.ts';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { methodNotAllowed, withBody } from '../http/response.ts';
import { BulkJob } from './bulk-job.ts';

/**
 * `POST /Bulk`: carries out operations in an order in which references are resolved, each on its own, and answers with the
 * results in the order of the request.
 *
 * @param readBody Called once it is certain that the body is wanted.
 * @throws ScimError 400 when the request is malformed as a whole, 413 when it has too many operations.
 * @see [RFC 7644 §3.7](https://www.rfc-editor.org/rfc/rfc7644#section-3.7)
 */
export async function answerBulk(exchange: Exchange, readBody: () => Promise<unknown>): Promise<ProviderResponse> {
  const { settings, method, onTolerance } = exchange;
  if (!settings.bulk) return notImplemented('Bulk');
  if (method !== 'POST') return methodNotAllowed(method, ['POST']);
  await mustBeAuthorized(exchange, 'bulk');
  const limits = { operations: settings.limits.bulkOperations };
  const { mode } = settings;
  const { failOnErrors = Number.POSITIVE_INFINITY, operations } = readBulkRequest(await readBody(), {
    limits,
    mode,
    onTolerance,
  });
  const results: (BulkResult | undefined)[] = await new BulkJob(exchange, operations).run(failOnErrors);
  return withBody(200, JSON.stringify(bulkResponse(results.filter((result) => result !== undefined))));
}
