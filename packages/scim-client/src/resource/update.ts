import { diffResources, type ResourceOf, type ResourceType } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimClientError } from '../error/client-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { ScimTimeoutError } from '../error/timeout-error.ts';
import { emit } from '../request/context.ts';
import { perform } from '../request/perform.ts';
import type { Answer } from '../request/request.ts';
import { shareDeadline } from '../request/time-limit.ts';
import { getResource, patchRequest, readWhole, replaceResource, versionOf, withUnknown } from './change.ts';
import { idOf, readChanged } from './read-answer.ts';
import type { ChangeOptions, UpdateOptions } from './types.ts';

/** Changes a copy of a resource, or answers another one. */
export type Change<T extends ResourceType> =
  | ((draft: ResourceOf<T>) => void)
  | ((draft: ResourceOf<T>) => ResourceOf<T>)
  | ((draft: ResourceOf<T>) => Promise<void>)
  | ((draft: ResourceOf<T>) => Promise<ResourceOf<T>>);

const ATTEMPTS = 5;

/**
 * Reads a resource, changes it, and sends the difference on condition that nobody else changed it; if somebody did, it
 * begins again.
 *
 * @see [RFC 7644 §3.14](https://www.rfc-editor.org/rfc/rfc7644#section-3.14)
 */
export async function updateResource<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  change: Change<T>,
  options: UpdateOptions & ChangeOptions,
): Promise<ResourceOf<T>> {
  // Of a version that the caller asks for there is only one.
  const { attempts = options.ifMatch === undefined ? ATTEMPTS : 1 } = options;
  // Several requests share the time of one call.
  const call = shareDeadline(state, options);
  let lost: Lost<T> | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const { before, answer } = await readWhole(state, type, path, call);
    if (lost !== undefined) {
      if (isSame(type, before, lost.after)) return before;
      // Somebody changed it, perhaps on top of what was lost: doing it again could do it twice.
      if (versionOf(before) !== lost.version) throw lost.failure;
    }
    const draft = structuredClone(before);
    const changed: unknown = await change(draft);
    // A short function may answer the value of its last assignment.
    const after = typeof changed === 'object' && changed !== null ? (changed as ResourceOf<T>) : draft;
    const operations = diffResources(before as object, after as object, { resourceType: type });
    if (operations.length === 0) return before;
    try {
      const result = await send(state, type, path, { before, after, answer, operations }, call);
      // What was not asked for is not missing.
      if (!(options.attributes ?? options.excludedAttributes)) reportUnapplied(state, type, result, after, operations);
      return result;
    } catch (error) {
      const isTimeUp = error instanceof ScimTimeoutError && error.limit === 'deadline';
      if (!(error instanceof ScimClientError) || attempt >= attempts || isTimeUp) throw error;
      const isStale = error instanceof ScimResponseError && error.status === 412;
      const version = versionOf(before);
      if (error.outcome === 'unknown' && version !== undefined) lost = { failure: error, after, version };
      else if (isStale) lost = undefined;
      else throw error;
    }
  }
}

/** A change whose answer was lost. */
interface Lost<T extends ResourceType> {
  readonly failure: ScimClientError;
  readonly after: ResourceOf<T>;
  readonly version: string;
}

interface Step<T extends ResourceType> {
  readonly before: ResourceOf<T>;
  readonly after: ResourceOf<T>;
  readonly answer: Answer;
  readonly operations: ReturnType<typeof diffResources>;
}

/** Sends a change: what differs by PATCH, or the whole by PUT. */
async function send<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  { before, after, answer, operations }: Step<T>,
  options: ChangeOptions,
): Promise<ResourceOf<T>> {
  const capabilities = await state.capabilities.get(options);
  const ifMatch = options.ifMatch ?? versionOf(before);
  if (ifMatch === undefined) emit(state, { type: 'fallback', feature: 'etag', instead: 'a change without If-Match' });
  if (!capabilities.patch) {
    emit(state, { type: 'fallback', feature: 'patch', instead: 'PUT' });
    return replaceResource(state, type, path, withUnknown(type, answer, after as object), { ...options, ifMatch });
  }
  const request = patchRequest(state, type, path, operations, { ...options, ifMatch });
  const patched = await perform(state, request, options, (answer) => readChanged(state, type, answer));
  return patched ?? getResource(state, type, path, options);
}

function isSame(type: ResourceType, one: unknown, other: unknown): boolean {
  return diffResources(one as object, other as object, { resourceType: type }).length === 0;
}

/** Tells where a service provider says "done" and shows something else, which it may do for good reasons. */
function reportUnapplied(
  state: ClientState,
  type: ResourceType,
  result: unknown,
  wanted: unknown,
  sent: Step<ResourceType>['operations'],
): void {
  if (state.onEvent === undefined) return;
  const left = diffResources(result as object, wanted as object, { resourceType: type });
  const isSecret = (path: string) => type.index.resolve(path)?.attribute.returned === 'never';
  const wasSent = new Set(sent.map(({ path }) => path));
  const paths = left.flatMap(({ path }) => (path && wasSent.has(path) && !isSecret(path) ? path : []));
  if (paths.length > 0) emit(state, { type: 'unapplied', resourceType: type.name, id: idOf(result), paths });
}
