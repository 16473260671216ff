import { ScimError } from 'scim-core';
import { entityTag, namesEntityTag } from '../identity/entity-tag.ts';
import type { StoredResource } from '../store/resource-store.ts';
import type { RequestHeaders } from './headers.ts';

/**
 * Checks `If-Match` before a change.
 *
 * @throws ScimError 412 when the resource has another version than the client knows.
 * @see [RFC 7644 §3.14](https://www.rfc-editor.org/rfc/rfc7644#section-3.14)
 */
export function checkIfMatch(headers: RequestHeaders, { version }: StoredResource): void {
  const header = headers.get('if-match');
  if (header === undefined || namesEntityTag(header, entityTag(version))) return;
  throw new ScimError(
    412,
    `The resource was changed in the meantime: its version is ${entityTag(version)}. Read it again and repeat the request.`,
  );
}

/** Whether the client already has this version, so that a read needs no body. */
export function isNotModified(headers: RequestHeaders, { version }: StoredResource): boolean {
  const header = headers.get('if-none-match');
  return header !== undefined && namesEntityTag(header, entityTag(version));
}
