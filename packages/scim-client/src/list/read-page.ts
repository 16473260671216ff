import { type ListResponse, readListResponse, ScimError } from 'scim-core';
import { ScimProtocolError } from '../error/protocol-error.ts';
import { aboutRequest } from '../request/body.ts';
import type { Context } from '../request/context.ts';
import type { Answer } from '../request/request.ts';

const CLAUSE = 'RFC 7644 §3.4.2';

/** A page, its resources still as they came. */
export interface RawPage extends Omit<ListResponse<unknown>, 'totalResults'> {
  /** `undefined` when the service provider did not say. */
  readonly totalResults: number | undefined;
}

/**
 * Reads a list response, in the forms in which service providers send it as far as the mode allows them.
 *
 * @throws ScimProtocolError
 */
export function readPage(context: Context, { body, request }: Answer): RawPage {
  const fail = (found: string, expected = 'a list response'): never => {
    throw new ScimProtocolError({
      expected,
      found,
      clause: CLAUSE,
      request: aboutRequest(request),
      outcome: 'refused',
    });
  };
  if (Array.isArray(body)) {
    if (!context.tolerate('client.list-as-array', 'body', request)) fail('an array');
    return { ...readListResponse({ Resources: body }), totalResults: body.length };
  }
  if (typeof body !== 'object' || body === null) return fail(body === undefined ? 'no body' : JSON.stringify(body));
  const members = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  const total = members.get('totalresults') ?? undefined;
  if (members.get('resources') === null) {
    if (!context.tolerate('client.list-resources-null', 'Resources', request))
      fail('"Resources": null', 'Resources to be an array');
    members.set('resources', []);
  }
  if (typeof total === 'string' && !context.tolerate('client.list-total-as-text', 'totalResults', request)) {
    fail(`"totalResults": ${JSON.stringify(total)}`, 'totalResults to be a number');
  }
  if (total === undefined) {
    if (!members.has('resources')) return fail('an object without Resources and totalResults');
    if (!context.tolerate('client.list-without-total', 'totalResults', request)) fail('none', 'totalResults');
  }
  try {
    const page = readListResponse(Object.fromEntries(members));
    return { ...page, totalResults: total === undefined ? undefined : page.totalResults };
  } catch (error) {
    if (error instanceof ScimError) fail(error.detail.replace(/^expected a list response, found /, ''));
    throw error;
  }
}
