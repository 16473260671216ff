import { applyPatch, type PatchOperation, patchOp, type ResourceOf, type ResourceType } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { selectionString } from '../list/list-query.ts';
import { emit } from '../request/context.ts';
import { perform } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import { protocolError } from '../request/protocol-error.ts';
import type { Answer, CallOptions, PreparedRequest } from '../request/request.ts';
import { readAnswer } from './read-answer.ts';
import type { ChangeOptions, DeleteOptions, GetOptions } from './types.ts';
import { secretsOf, writeBody } from './write-body.ts';

type Members = Readonly<Record<string, unknown>>;

export function getRequest({ context }: ClientState, path: string, options: GetOptions): PreparedRequest {
  return prepare(
    context,
    { method: 'GET', path: path + selectionString(options), headers: options.headers },
    { repeatable: true },
  );
}

export function replaceRequest(
  state: ClientState,
  type: ResourceType,
  path: string,
  body: object,
  options: ChangeOptions,
): PreparedRequest {
  const written = writeBody(state, type, body, 'replace');
  return prepare(
    state.context,
    { method: 'PUT', path: path + selectionString(options), body: written, headers: conditional(options) },
    // Behind a lost answer, the version is another one because of the first attempt: 412 would mislead.
    { repeatable: options.ifMatch === undefined, secrets: secretsOf(type, written) },
  );
}

export function patchRequest(
  { context }: ClientState,
  type: ResourceType,
  path: string,
  operations: readonly PatchOperation[],
  options: ChangeOptions,
  repeatable = false,
): PreparedRequest {
  if (!Array.isArray(operations) || operations.length === 0) {
    throw new TypeError('operations must be an array with at least one operation (RFC 7644 §3.5.2)');
  }
  return prepare(
    context,
    {
      method: 'PATCH',
      path: path + selectionString(options),
      body: patchOp(operations),
      headers: conditional(options),
    },
    { repeatable, secrets: secretsIn(type, operations) },
  );
}

export function deleteRequest({ context }: ClientState, path: string, options: DeleteOptions): PreparedRequest {
  return prepare(context, { method: 'DELETE', path, headers: conditional(options) }, { repeatable: true });
}

/** Reads a resource. */
export async function getResource<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  options: GetOptions,
): Promise<ResourceOf<T>> {
  const { context } = state;
  return perform(context, getRequest(state, path, options), options, (answer) => readAnswer(context, type, answer));
}

/** Reads a whole resource, and keeps the answer, since it may hold what the schema does not know. */
export function readWhole<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  options: CallOptions,
): Promise<{ readonly before: ResourceOf<T>; readonly answer: Answer }> {
  const { context } = state;
  const request = getRequest(state, path, { headers: options.headers });
  return perform(context, request, options, (answer) => ({ before: readAnswer(context, type, answer), answer }));
}

/** Replaces a resource, and reads it where the answer does not show it. */
export async function replaceResource<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  body: object,
  options: ChangeOptions,
): Promise<ResourceOf<T>> {
  const { context } = state;
  const request = replaceRequest(state, type, path, body, options);
  const replaced = await perform(context, request, options, (answer) => {
    if (answer.body !== undefined) return readAnswer(context, type, answer);
    if (context.tolerate('client.created-without-body', 'body', request)) return undefined;
    throw protocolError(request, `the ${type.name} as it is now`, 'no body', 'RFC 7644 §3.5.1');
  });
  return replaced ?? getResource(state, type, path, options);
}

/**
 * Runs PATCH operations, or, where the service provider has no PATCH, reads the resource, runs them here, and replaces it.
 *
 * @returns `undefined` when the service provider does not show the resource (204).
 */
export async function patchResource<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  operations: readonly PatchOperation[],
  options: ChangeOptions,
  repeatable = false,
): Promise<ResourceOf<T> | undefined> {
  const { context } = state;
  const request = patchRequest(state, type, path, operations, options, repeatable);
  const capabilities = await state.capabilities.get(options);
  if (!capabilities.patch) {
    emit(context, { type: 'fallback', feature: 'patch', instead: 'GET and PUT' });
    return patchByReplacing(state, type, path, operations, options);
  }
  return perform(context, request, options, (answer) =>
    answer.body === undefined ? undefined : readAnswer(context, type, answer),
  );
}

async function patchByReplacing<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  operations: readonly PatchOperation[],
  options: ChangeOptions,
): Promise<ResourceOf<T>> {
  const { context } = state;
  const { before, answer } = await readWhole(state, type, path, options);
  const { resource, changed } = applyPatch(before as Members, operations, { resourceType: type, mode: context.mode });
  if (!changed) return before;
  const ifMatch = options.ifMatch ?? versionOf(before);
  return replaceResource(state, type, path, withUnknown(type, answer, resource), { ...options, ifMatch });
}

/** Deletes a resource. That it is gone behind a lost answer is what was wanted. */
export async function deleteResource(state: ClientState, path: string, options: DeleteOptions): Promise<void> {
  const { context } = state;
  try {
    await perform(context, deleteRequest(state, path, options), options, () => {});
  } catch (error) {
    const isGone = error instanceof ScimResponseError && error.status === 404;
    if (!(isGone && error.outcome === 'unknown')) throw error;
  }
}

/** The version that a resource tells of itself. */
export function versionOf(resource: unknown): string | undefined {
  return (resource as { readonly meta?: { readonly version?: string } }).meta?.version;
}

/**
 * Adds what the schema does not know to a body for PUT, as it came: leaving it out would clear it.
 *
 * @param answer The resource as it was read.
 */
export function withUnknown(type: ResourceType, answer: Answer, resource: object): Members {
  const known = (name: string) => type.index.resolve(name) !== undefined || type.index.extension(name) !== undefined;
  const unknown = Object.entries(answer.body as Members).filter(([name]) => !known(name));
  return { ...Object.fromEntries(unknown), ...resource };
}

/** Values that are never returned, which a message must not repeat either. */
function secretsIn(type: ResourceType, operations: readonly PatchOperation[]): string[] {
  return operations.flatMap(({ path, value }) => {
    if (typeof value === 'object' && value !== null) return secretsOf(type, value as Members);
    const attribute = typeof path === 'string' ? type.index.resolve(path)?.attribute : undefined;
    return attribute?.returned === 'never' && typeof value === 'string' ? [value] : [];
  });
}

function conditional({ ifMatch, headers }: ChangeOptions): Readonly<Record<string, string>> {
  return ifMatch === undefined ? (headers ?? {}) : { 'if-match': ifMatch, ...headers };
}
