import { type ResourceType, readResource, writeResource } from 'scim-core';
import type { ClientState } from '../client-state.ts';

/**
 * The body to send for a resource.
 *
 * @throws TypeError when it is no object; ScimError with every problem, where the client checks what it sends.
 */
export function writeBody(
  { checkRequests }: ClientState,
  resourceType: ResourceType,
  body: object,
  context: 'create' | 'replace',
): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new TypeError(`the body of a ${resourceType.name} must be an object`);
  }
  if (checkRequests) {
    readResource(body, { resourceType, mode: { base: 'strict', allow: ['body.schemas-incomplete'] }, context });
  }
  return writeResource(body as Record<string, unknown>, { resourceType, context });
}
