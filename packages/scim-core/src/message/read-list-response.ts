import { ScimError } from '../error/scim-error.ts';
import { describe } from '../resource/read-context.ts';
import { isJsonObject } from '../resource/read-value.ts';
import { LIST_RESPONSE_URN } from '../schema/urns.ts';
import type { ListResponse } from './list-response.ts';

/**
 * Reads the answer to a query as service providers really send it: member names in any letter case, numbers as text,
 * `Resources` missing when nothing matched, `schemas` missing.
 *
 * The resources are handed on as they are; read each with {@link readResource}.
 *
 * @param json A parsed body.
 * @throws ScimError 502 when it is no list response at all.
 * @see [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2)
 */
export function readListResponse(json: unknown): ListResponse<unknown> {
  if (!isJsonObject(json)) throw noList(describe(json));
  const members = new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
  const given = members.get('resources') ?? [];
  const totalResults = count(members.get('totalresults')) ?? (Array.isArray(given) ? given.length : undefined);
  if (
    !Array.isArray(given) ||
    totalResults === undefined ||
    !(members.has('resources') || members.has('totalresults'))
  ) {
    throw noList('an object without Resources and totalResults');
  }
  const startIndex = count(members.get('startindex'));
  const nextCursor = members.get('nextcursor');
  const previousCursor = members.get('previouscursor');
  return {
    schemas: [LIST_RESPONSE_URN],
    totalResults,
    itemsPerPage: given.length,
    ...(startIndex === undefined ? {} : { startIndex }),
    ...(typeof nextCursor === 'string' ? { nextCursor } : {}),
    ...(typeof previousCursor === 'string' ? { previousCursor } : {}),
    Resources: given,
  };
}

function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}

function noList(found: string): ScimError {
  return new ScimError(502, `expected a list response, found ${found}`);
}
