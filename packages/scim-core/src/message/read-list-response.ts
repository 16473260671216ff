import { ScimError } from '../error/scim-error.ts';
import { describe } from '../resource/read-context.ts';
import { isJsonObject } from '../resource/read-value.ts';
import { LIST_RESPONSE_URN } from '../schema/urns.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';
import type { ListResponse } from './list-response.ts';

/** What {@link readListResponse} may be told. */
export interface ReadListOptions {
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  readonly onTolerance?: ToleranceListener | undefined;
  /** Whether it was asked for by cursor, where `totalResults` may be left out (RFC 9865 §2). Default `false`. */
  readonly byCursor?: boolean | undefined;
}

/** A list response as it came. */
export interface ReceivedList extends Omit<ListResponse<unknown>, 'totalResults'> {
  /** `undefined` when the service provider does not say. */
  readonly totalResults: number | undefined;
}

/**
 * Reads the answer to a query as service providers really send it: member names in any letter case, `Resources` missing
 * when nothing matched, `schemas` missing; and what the mode allows besides.
 *
 * The resources are handed on as they are; read each with {@link readResource}.
 *
 * @param json A parsed body.
 * @throws ScimError 502 when it is no list response.
 * @see [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2)
 * @example
 * ```ts
 * import { readListResponse } from 'scim-core';
 *
 * readListResponse({ totalResults: 1, Resources: [{ id: '2819c223' }] }).Resources; // [{ id: '2819c223' }]
 * ```
 */
export function readListResponse(json: unknown, options: ReadListOptions = {}): ReceivedList {
  const accept = (id: Parameters<ToleranceListener>[0], where: string, found: string) => {
    if (!allows(options.mode, id)) throw noList(found);
    options.onTolerance?.(id, where);
  };
  if (Array.isArray(json)) {
    accept('list.as-array', 'body', describe(json));
    return listOf(json, json.length, new Map());
  }
  if (!isJsonObject(json)) throw noList(describe(json));
  const members = new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
  const given = members.get('resources');
  const total = members.get('totalresults');
  const totalResults = count(total);
  const resources = given ?? (given === null || totalResults !== undefined ? [] : undefined);
  if (!Array.isArray(resources)) throw noList('an object without Resources and totalResults');
  if (given === null) accept('list.resources-null', 'Resources', '"Resources": null');
  if (totalResults === undefined && options.byCursor !== true)
    accept('list.without-total', 'totalResults', 'no totalResults');
  if (typeof total === 'string' && totalResults !== undefined)
    accept('list.total-as-text', 'totalResults', `"totalResults": "${total}"`);
  return listOf(resources, totalResults, members);
}

function listOf(
  Resources: readonly unknown[],
  totalResults: number | undefined,
  members: ReadonlyMap<string, unknown>,
): ReceivedList {
  const startIndex = count(members.get('startindex'));
  const nextCursor = members.get('nextcursor');
  const previousCursor = members.get('previouscursor');
  return {
    schemas: [LIST_RESPONSE_URN],
    totalResults,
    itemsPerPage: Resources.length,
    ...(startIndex === undefined ? {} : { startIndex }),
    ...(typeof nextCursor === 'string' ? { nextCursor } : {}),
    ...(typeof previousCursor === 'string' ? { previousCursor } : {}),
    Resources,
  };
}

function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}

function noList(found: string): ScimError {
  return new ScimError(502, `expected a list response, found ${found}`);
}
