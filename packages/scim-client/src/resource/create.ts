import type { ResourceOf, ResourceType } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimClientError } from '../error/client-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { selectionString } from '../list/list-query.ts';
import { wait } from '../request/clock.ts';
import { emit } from '../request/context.ts';
import { type Budget, perform, startBudget } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import type { Answer, PreparedRequest } from '../request/request.ts';
import { mayRetry, retryDelay } from '../request/retry.ts';
import { findOne, idOf } from './find.ts';
import { readAnswer, wrong } from './read-answer.ts';
import { readAt } from './read-at.ts';
import type { CreateOptions } from './types.ts';
import { secretsOf, writeBody } from './write-body.ts';

/** The request that creates a resource. */
export function createRequest(
  state: ClientState,
  type: ResourceType,
  endpoint: string,
  body: object,
  options: CreateOptions,
): PreparedRequest {
  const written = writeBody(state, type, body, 'create');
  return prepare(
    state.context,
    { method: 'POST', path: endpoint + selectionString(options), body: written, headers: options.headers },
    { secrets: secretsOf(type, written) },
  );
}

/** Creates a resource; see {@link CreateOptions.whenUncertain} for what happens when an answer is lost. */
export async function createResource<T extends ResourceType>(
  state: ClientState,
  type: T,
  endpoint: string,
  body: object,
  options: CreateOptions,
): Promise<ResourceOf<T>> {
  const { context } = state;
  const request = createRequest(state, type, endpoint, body, options);
  const filter = options.whenUncertain === 'lookup' ? lookupFilter(type, body, options.lookupBy) : undefined;
  if (filter === undefined)
    return readCreated(state, type, await perform(context, request, startBudget(context, options)), options);

  // One attempt at a time, for between two of them the resource is looked for.
  const total = startBudget(context, options);
  const once: Budget = { ...total, retry: { ...total.retry, limit: 0 } };
  let uncertain = false;
  for (let attempt = 1; ; attempt += 1) {
    let failure: ScimClientError;
    try {
      return await readCreated(state, type, await perform(context, request, once), options);
    } catch (error) {
      if (!(error instanceof ScimClientError)) throw error;
      failure = error;
    }
    failure.attempts = attempt;
    const isTaken = failure instanceof ScimResponseError && failure.status === 409;
    uncertain ||= failure.outcome === 'unknown';
    if (uncertain) failure.outcome = 'unknown';
    if (failure.outcome === 'unknown' && (isTaken || mayRetry(failure, true))) {
      const found = await findOne(state, type, endpoint, { ...callOptions(state, options, total), filter });
      if (found !== undefined) {
        emit(context, { type: 'recovered', resourceType: type.name, id: idOf(found) });
        return found;
      }
    }
    const delay = retryDelay(failure, attempt, total.retry, context.random);
    const isTooLong =
      context.clock.now() + delay >= total.end || delay > Math.max(total.retry.maxRetryAfter, total.retry.maxDelay);
    if (attempt > total.retry.limit || !mayRetry(failure, true) || isTooLong) throw failure;
    emit(context, {
      ...{ type: 'retry', method: request.method, url: request.shownUrl, attempt, code: failure.code, delay },
      status: failure instanceof ScimResponseError ? failure.status : undefined,
    });
    await wait(context.clock, delay, total.signal);
  }
}

function callOptions(state: ClientState, { signal, timeout, retry, headers }: CreateOptions, { end }: Budget) {
  return { signal, timeout, retry, headers, deadline: Math.max(1, end - state.context.clock.now()) };
}

async function readCreated<T extends ResourceType>(
  state: ClientState,
  type: T,
  answer: Answer,
  options: CreateOptions,
): Promise<ResourceOf<T>> {
  const { context } = state;
  const { status, headers, body, request } = answer;
  if (status !== 201 && !context.tolerate('client.create-status', 'status', request)) {
    throw wrong(answer, 'status 201', String(status), 'RFC 7644 §3.3');
  }
  if (body !== undefined) return readAnswer(context, type, answer);
  const location = headers.get('location');
  if (location === null || !context.tolerate('client.created-without-body', 'body', request)) {
    throw wrong(answer, `the ${type.name} that was created`, 'no body', 'RFC 7644 §3.3');
  }
  return readAt(state, type, location, answer, options);
}

/**
 * The filter that finds a resource again.
 *
 * @throws TypeError when nothing in the body tells it from others.
 */
function lookupFilter(type: ResourceType, body: object, lookupBy: string | undefined): string {
  const members = body as Readonly<Record<string, unknown>>;
  const unique = type.index.targets.filter(
    ({ attribute }) =>
      attribute.uniqueness !== 'none' &&
      attribute.type === 'string' &&
      attribute.mutability !== 'readOnly' &&
      attribute.returned !== 'never',
  );
  const candidates = lookupBy === undefined ? [...unique.map(({ path }) => path), 'externalId'] : [lookupBy];
  for (const path of candidates) {
    const target = type.index.resolve(path);
    if (target === undefined || target.subAttribute !== undefined) continue;
    const container = target.extension === undefined ? members : members[target.extension];
    const value = (container as Readonly<Record<string, unknown>> | undefined)?.[target.attribute.name];
    if (typeof value === 'string' && value !== '') return `${target.path} eq ${JSON.stringify(value)}`;
  }
  throw new TypeError(
    `whenUncertain: 'lookup' needs a text by which to find the ${type.name}: give it one of ${candidates.join(', ')}, or name another attribute in lookupBy`,
  );
}
