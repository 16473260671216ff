import { type PatchOperation, patchOp, type ResourceOf, type ResourceType, secretValues } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { perform } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import { protocolError } from '../request/protocol-error.ts';
import type { Answer, CallOptions, PreparedRequest } from '../request/request.ts';
import { shareDeadline } from '../request/time-limit.ts';
import { readAnswer } from './read-answer.ts';
import type { ChangeOptions, DeleteOptions, GetOptions } from './types.ts';
import { writeBody } from './write-body.ts';

type Members = Readonly<Record<string, unknown>>;

export function replaceRequest(
  state: ClientState,
  type: ResourceType,
  path: string,
  resource: object,
  options: ChangeOptions,
): PreparedRequest {
  const body = writeBody(state, type, resource, 'replace');
  const secrets = secretValues(body, { resourceType: type });
  // Behind a lost answer, the version is another one because of the first attempt: 412 would mislead.
  return prepare(state, 'PUT', path, options, { body, secrets, repeatable: options.ifMatch === undefined });
}

export function patchRequest(
  state: ClientState,
  type: ResourceType,
  path: string,
  operations: readonly PatchOperation[],
  options: ChangeOptions,
  repeatable = false,
): PreparedRequest {
  if (!Array.isArray(operations) || operations.length === 0) {
    throw new TypeError('operations must be an array with at least one operation (RFC 7644 §3.5.2)');
  }
  const secrets = secretsIn(type, operations);
  return prepare(state, 'PATCH', path, options, { body: patchOp(operations), secrets, repeatable });
}

export function deleteRequest(state: ClientState, path: string, options: DeleteOptions): PreparedRequest {
  return prepare(state, 'DELETE', path, options, { repeatable: true });
}

/** Reads a resource. */
export function getResource<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  options: GetOptions,
): Promise<ResourceOf<T>> {
  return perform(state, prepare(state, 'GET', path, options), options, (answer) => readAnswer(state, type, answer));
}

/** Reads a whole resource, and keeps the answer, since it may hold what the schema does not know. */
export function readWhole<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  options: CallOptions,
): Promise<{ readonly before: ResourceOf<T>; readonly answer: Answer }> {
  const request = prepare(state, 'GET', path, { headers: options.headers });
  return perform(state, request, options, (answer) => ({ before: readAnswer(state, type, answer), answer }));
}

/** Replaces a resource, and reads it where the answer does not show it. */
export async function replaceResource<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  body: object,
  options: ChangeOptions,
): Promise<ResourceOf<T>> {
  const request = replaceRequest(state, type, path, body, options);
  const call = shareDeadline(state, options);
  const replaced = await perform(state, request, call, (answer) => {
    if (answer.body !== undefined) return readAnswer(state, type, answer);
    if (state.tolerate('client.created-without-body', 'body', request)) return undefined;
    throw protocolError(request, `the ${type.name} as it is now`, 'no body', 'RFC 7644 §3.5.1');
  });
  return replaced ?? getResource(state, type, path, call);
}

/** Deletes a resource. */
export async function deleteResource(state: ClientState, path: string, options: DeleteOptions): Promise<void> {
  try {
    await perform(state, deleteRequest(state, path, options), options, () => {});
  } catch (error) {
    if (!isGone('DELETE', error)) throw error;
  }
}

/** Whether a resource is gone behind a deletion whose answer was lost, as was wanted. */
export function isGone(method: string, error: unknown): boolean {
  const isMissing = error instanceof ScimResponseError && error.status === 404;
  return method === 'DELETE' && isMissing && error.outcome === 'unknown';
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

/** Texts of PATCH operations that no message may repeat. */
export function secretsIn(resourceType: ResourceType, operations: readonly PatchOperation[]): string[] {
  return operations.flatMap(({ path, value }) => {
    // Which elements a condition selects makes no difference.
    const body = typeof path === 'string' ? { [path.replace(/\[.*\]/s, '')]: value } : value;
    return secretValues(body, { resourceType });
  });
}
