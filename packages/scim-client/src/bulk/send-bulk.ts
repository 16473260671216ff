import {
  type BulkOperation,
  type BulkResult,
  bulkReferences,
  bulkRequest,
  readBulkResponse,
  resolveBulkReferences,
  ScimError,
} from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimClientError } from '../error/client-error.ts';
import { ScimProtocolError } from '../error/protocol-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { aboutRequest } from '../request/body.ts';
import { emit } from '../request/context.ts';
import { perform, startBudget } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import type { CallOptions } from '../request/request.ts';
import type { BulkOptions } from './bulk-builder.ts';
import { type BulkOutcome, BulkReport, ScimBulkError } from './bulk-report.ts';
import { splitBulk } from './split.ts';

export { BulkReport };

/** Sends a bulk job: in as few requests as the service provider takes, or operation by operation where it has no bulk. */
export async function sendBulk(
  state: ClientState,
  operations: readonly BulkOperation[],
  options: BulkOptions,
  call: CallOptions,
): Promise<BulkReport> {
  const job = new Job(operations);
  if (operations.length === 0) return job.report();
  const { bulk, bulkOperations, bulkBytes } = await state.capabilities.get(call);
  const limits = bulk
    ? { operations: bulkOperations, bytes: bulkBytes }
    : { operations: 1, bytes: Number.POSITIVE_INFINITY };
  if (!bulk) emit(state.context, { type: 'fallback', feature: 'bulk', instead: 'one request for each operation' });
  for (const indexes of splitBulk(operations, limits)) {
    if (options.failOnErrors !== undefined && job.failures >= options.failOnErrors) break;
    const ready = job.ready(indexes);
    if (ready.length === 0) continue;
    try {
      if (bulk) await sendTogether(state, job, ready, options, call);
      else await sendAlone(state, job, ready, call);
    } catch (error) {
      if (error instanceof ScimClientError) throw new ScimBulkError(error, job.report());
      throw error;
    }
  }
  return job.report();
}

async function sendTogether(
  state: ClientState,
  job: Job,
  indexes: readonly number[],
  { failOnErrors }: BulkOptions,
  call: CallOptions,
): Promise<void> {
  const { context } = state;
  const operations = indexes.map((index) => job.resolved(index));
  const left = failOnErrors === undefined ? {} : { failOnErrors: failOnErrors - job.failures };
  const request = prepare(context, {
    method: 'POST',
    path: '/Bulk',
    body: bulkRequest(operations, left),
    headers: call.headers,
  });
  const { body } = await perform(context, request, startBudget(context, call));
  let results: readonly BulkResult[];
  try {
    results = readBulkResponse(body).Operations;
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    const found = error.detail.replace(/^expected a bulk response, found /, '');
    const about = { clause: 'RFC 7644 §3.7', request: aboutRequest(request) };
    throw new ScimProtocolError({ expected: 'a bulk response', found, ...about });
  }
  for (const [position, result] of matchResults(operations, results)) {
    job.settle(indexes[position] as number, outcomeOf(result));
  }
}

/** Sends one operation as a request of its own. */
async function sendAlone(state: ClientState, job: Job, indexes: readonly number[], call: CallOptions): Promise<void> {
  const { context } = state;
  for (const index of indexes) {
    const { method, path, data, version } = job.resolved(index);
    const headers = { ...(version === undefined ? {} : { 'if-match': version }), ...call.headers };
    const body = data === undefined ? {} : { body: data };
    const repeatable = method === 'DELETE' || (method === 'PUT' && version === undefined);
    const request = prepare(context, { method, path, headers, ...body }, { repeatable });
    try {
      const answer = await perform(context, request, startBudget(context, call));
      const location = answer.headers.get('location') ?? locationIn(answer.body);
      const etag = answer.headers.get('etag') ?? undefined;
      job.settle(
        index,
        outcomeOf(
          { method, status: String(answer.status), ...defined({ location, version: etag }) },
          idIn(answer.body),
        ),
      );
    } catch (error) {
      if (!(error instanceof ScimResponseError) || error.outcome === 'unknown') throw error;
      job.settle(index, outcomeOf({ method, status: String(error.status), response: error.body }));
    }
  }
}

/** A job under way. */
class Job {
  readonly #operations: readonly BulkOperation[];
  readonly #outcomes = new Map<number, BulkOutcome>();
  /** By bulkId, the ids of what has been created. */
  readonly #ids = new Map<string, string>();

  constructor(operations: readonly BulkOperation[]) {
    this.#operations = operations;
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
      const open = [...bulkReferences(this.#operation(index))].filter(
        (name) => !this.#ids.has(name) && !here.has(name),
      );
      if (open.length === 0) return true;
      const detail = `not sent: ${open.map((name) => `bulkId:${name}`).join(', ')} was not created`;
      const { method } = this.#operation(index);
      this.settle(index, { method, status: 0, ...NOTHING, error: new ScimError(400, detail) });
      return false;
    });
  }

  resolved(index: number): BulkOperation {
    return resolveBulkReferences(this.#operation(index), this.#ids);
  }

  report(): BulkReport {
    const unanswered = (method: BulkOperation['method']): BulkOutcome => ({
      ...{ method, status: 0, ...NOTHING },
      error: new ScimError(500, 'not sent, or not answered'),
    });
    return new BulkReport(this.#operations.map(({ method }, index) => this.#outcomes.get(index) ?? unanswered(method)));
  }

  #operation(index: number): BulkOperation {
    return this.#operations[index] as BulkOperation;
  }
}

const NOTHING = { id: undefined, location: undefined, version: undefined } as const;

/**
 * Finds the operation of each result: by its bulkId, by its location, and else by their order among those of one method.
 */
function matchResults(
  operations: readonly BulkOperation[],
  results: readonly BulkResult[],
): [position: number, result: BulkResult][] {
  const open = new Set(operations.keys());
  const matched: [number, BulkResult][] = [];
  const take = (result: BulkResult, test: (operation: BulkOperation) => boolean): boolean => {
    for (const position of open) {
      const operation = operations[position] as BulkOperation;
      if (operation.method !== result.method || !test(operation)) continue;
      open.delete(position);
      matched.push([position, result]);
      return true;
    }
    return false;
  };
  const byName = results.filter(
    (result) => !(result.bulkId !== undefined && take(result, ({ bulkId }) => bulkId === result.bulkId)),
  );
  const byPlace = byName.filter(
    (result) => !(result.method !== 'POST' && take(result, ({ path }) => result.location?.endsWith(path) === true)),
  );
  for (const result of byPlace) take(result, ({ bulkId }) => result.bulkId === undefined || bulkId === undefined);
  return matched;
}

function outcomeOf({ method, status, location, version, response }: BulkResult, id = idOf(location)): BulkOutcome {
  const code = Number(status);
  const isDone = code >= 200 && code < 300;
  const known = Number.isInteger(code) && code >= 300 && code <= 599 ? code : 502;
  const error = isDone ? undefined : ScimError.from(response, known);
  return { method, status: Number.isInteger(code) ? code : 0, id, location, version, error };
}

/** The id at the end of the URL of a resource. */
function idOf(location: string | undefined): string | undefined {
  const last = location?.split(/[?#]/, 1)[0]?.split('/').at(-1);
  try {
    return last === undefined || last === '' ? undefined : decodeURIComponent(last);
  } catch {
    return last;
  }
}

function idIn(body: unknown): string | undefined {
  const id = (body as { readonly id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}

function locationIn(body: unknown): string | undefined {
  const location = (body as { readonly meta?: { readonly location?: unknown } } | undefined)?.meta?.location;
  return typeof location === 'string' ? location : undefined;
}

function defined(members: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}
