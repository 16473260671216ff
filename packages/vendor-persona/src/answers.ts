import type { ScimError } from 'scim-core';
import type { ProviderResponse } from 'scim-provider';

/** The media type of every answer (RFC 7644, section 3.8). */
export const scimJson = 'application/scim+json';

/** An error as the message of RFC 7644, section 3.12. */
export function errorAnswer(error: ScimError, headers: Readonly<Record<string, string>> = {}): ProviderResponse {
  return {
    status: error.status,
    headers: { 'content-type': scimJson, ...headers },
    body: JSON.stringify(error.toJSON()),
  };
}
