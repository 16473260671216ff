import { ScimError } from 'scim-core';
import { entityTag, namesEntityTag } from '../identity/entity-tag.ts';
import type { StoredResource } from '../store/resource-store.ts';
import type { RequestHeaders } from './headers.ts';

/**
 * Checks `If-Match` and `If-None-Match` before a change.
 *
 * @throws ScimError 412 when the resource has another version than the client names, or one that it excludes.
 * @see [RFC 7644 §3.14](https://www.rfc-editor.org/rfc/rfc7644#section-3.14) and
 *   [RFC 9110 §13.1](https://www.rfc-editor.org/rfc/rfc9110#section-13.1)
 */
export function checkPreconditions(headers: RequestHeaders, { version }: StoredResource): void {
  const tag = entityTag(version);
  const match = headers.get('if-match');
  if (match !== undefined && !namesEntityTag(match, tag)) {
    throw new ScimError(
      412,
      `If-Match does not name the version of the resource, ${tag}. Read it again and repeat the request.`,
    );
  }
  const noneMatch = headers.get('if-none-match');
  if (noneMatch !== undefined && namesEntityTag(noneMatch, tag)) {
    throw new ScimError(412, `If-None-Match excludes the version of the resource, ${tag}.`);
  }
}

/** Whether the client already has this version, so that a read needs no body. */
export function isNotModified(headers: RequestHeaders, { version }: StoredResource): boolean {
  const header = headers.get('if-none-match');
  return header !== undefined && namesEntityTag(header, entityTag(version));
}
