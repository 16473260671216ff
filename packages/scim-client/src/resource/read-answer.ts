import { type AnyResource, type ResourceOf, type ResourceType, readResource } from 'scim-core';
import { type Context, reading } from '../request/context.ts';
import { protocolError, unreadable } from '../request/protocol-error.ts';
import type { Answer } from '../request/request.ts';

/**
 * Reads a resource that came alone, with the version that only its header tells.
 *
 * @throws ScimProtocolError
 */
export function readAnswer<T extends ResourceType>(context: Context, type: T, answer: Answer): ResourceOf<T> {
  const resource = readOne(context, type, answer.body, answer) as AnyResource;
  const version = answer.headers.get('etag');
  if (version !== null && resource.meta !== undefined) resource.meta.version ??= version;
  return resource as ResourceOf<T>;
}

/** Reads a resource that an answer to a change may show. */
export function readChanged<T extends ResourceType>(context: Context, type: T, answer: Answer) {
  return answer.body === undefined ? undefined : readAnswer(context, type, answer);
}

/**
 * Reads the JSON of a resource.
 *
 * @throws ScimProtocolError naming every problem.
 */
export function readOne<T extends ResourceType>(
  context: Context,
  type: T,
  json: unknown,
  answer: Answer,
): ResourceOf<T> {
  const { request } = answer;
  let resource: AnyResource;
  try {
    resource = readResource<ResourceType>(json, {
      ...{ resourceType: type, context: 'response', ...reading(context, request) },
    });
  } catch (error) {
    throw unreadable(error, answer, `a ${type.name} as its schemas define it`, 'RFC 7643 §2');
  }
  if (typeof resource.id !== 'string' || resource.id === '') {
    throw protocolError(request, `a ${type.name} with an id`, 'none', 'RFC 7643 §3.1');
  }
  resource.meta ??= {};
  return resource as ResourceOf<T>;
}

/** The id that every resource that was read has. */
export function idOf(resource: unknown): string {
  return (resource as { readonly id: string }).id;
}
