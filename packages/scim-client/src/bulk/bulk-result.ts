import { type BulkOperation, type BulkResult, ScimError } from 'scim-core';
import type { Answer } from '../request/request.ts';
import type { BulkOutcome } from './bulk-report.ts';

/** What a result says. */
export function outcomeOf({ method, status, location, version, response }: BulkResult): BulkOutcome {
  const code = Number(status);
  const isStatus = Number.isInteger(code) && code >= 200 && code <= 599;
  const error = isStatus && code < 300 ? undefined : ScimError.from(response, isStatus ? code : 502);
  return { method, status: isStatus ? code : 0, id: idOf(location), location, version, error };
}

/** What the answer to an operation that was sent alone says. */
export function outcomeOfAnswer({ method }: BulkOperation, { status, headers, body }: Answer): BulkOutcome {
  const { id, meta } = Object(body) as { readonly id?: unknown; readonly meta?: unknown };
  const { location: told } = Object(meta) as { readonly location?: unknown };
  const location = headers.get('location') ?? (typeof told === 'string' ? told : undefined);
  return {
    ...{ method, status, location, error: undefined },
    id: typeof id === 'string' ? id : idOf(location),
    version: headers.get('etag') ?? undefined,
  };
}

/** The id at the end of the URL of a resource. */
function idOf(location: string | undefined): string | undefined {
  const last = location?.split(/[?#]/, 1)[0]?.split('/').at(-1) || undefined;
  try {
    return last && decodeURIComponent(last);
  } catch {
    return last;
  }
}
