import { ScimError } from 'scim-core';
import type { ProviderResponse, ResponseBody } from './message.ts';

/** The content type of every body, see [RFC 7644 §3.8](https://www.rfc-editor.org/rfc/rfc7644#section-3.8). */
const CONTENT_TYPE = 'application/scim+json';

type Headers = Readonly<Record<string, string>>;

/** A response with a body. */
export function withBody(status: number, body: ResponseBody, headers: Headers = {}): ProviderResponse {
  return { status, headers: { 'content-type': CONTENT_TYPE, ...headers }, body };
}

/** A response without a body. */
export function withoutBody(status: 204 | 304, headers: Headers = {}): ProviderResponse {
  return { status, headers: { ...headers }, body: undefined };
}

/**
 * A response that reports an error, for what answers around a provider.
 *
 * @see [RFC 7644 §3.12](https://www.rfc-editor.org/rfc/rfc7644#section-3.12)
 * @example
 * ```ts
 * import { ScimError } from 'scim-core';
 * import { errorResponse } from 'scim-provider';
 *
 * errorResponse(new ScimError(429, 'Too many requests.'), { 'retry-after': '1' }).status; // 429
 * ```
 */
export function errorResponse(error: ScimError, headers: Headers = {}): ProviderResponse {
  return withBody(error.status, JSON.stringify(error), headers);
}

/** What an error looks like to the client; of one that is no {@link ScimError}, nothing is told. */
export function publicError(error: unknown): ScimError {
  if (error instanceof ScimError) return error;
  return new ScimError(500, 'The service provider could not answer this request because of a fault of its own.', {
    cause: error,
  });
}

/** The answer to a method that a path does not have. */
export function methodNotAllowed(method: string, allowed: readonly string[]): ProviderResponse {
  const list = allowed.join(', ');
  return errorResponse(new ScimError(405, `This endpoint has no method ${method}; it has ${list}.`), { allow: list });
}
