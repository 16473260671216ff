import { matchingFilter, type ResourceOf, type ResourceType, secretValues } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimClientError } from '../error/client-error.ts';
import { emit } from '../request/context.ts';
import { perform, type Recover } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import { protocolError } from '../request/protocol-error.ts';
import type { Answer, PreparedRequest } from '../request/request.ts';
import { shareDeadline } from '../request/time-limit.ts';
import { getResource } from './change.ts';
import { findOne } from './find.ts';
import { idOf, readAnswer } from './read-answer.ts';
import type { CreateOptions } from './types.ts';
import { writeBody } from './write-body.ts';

/** The request that creates a resource. */
export function createRequest(
  state: ClientState,
  type: ResourceType,
  endpoint: string,
  body: object,
  options: CreateOptions,
): PreparedRequest {
  const written = writeBody(state, type, body, 'create');
  const secrets = secretValues(written, { resourceType: type });
  return prepare(state, 'POST', endpoint, options, { body: written, secrets });
}

/** Creates a resource; see {@link CreateOptions.whenUncertain} for what happens when an answer is lost. */
export async function createResource<T extends ResourceType>(
  state: ClientState,
  type: T,
  endpoint: string,
  body: object,
  options: CreateOptions,
): Promise<ResourceOf<T>> {
  const request = createRequest(state, type, endpoint, body, options);
  const read = (answer: Answer) => readCreated(state, type, answer);
  const recover =
    options.whenUncertain === 'lookup' ? recovery(state, type, endpoint, body, options.lookupBy) : undefined;
  const call = shareDeadline(state, options);
  const created = await perform<ResourceOf<T> | string>(state, request, call, read, recover);
  return typeof created === 'string' ? getResource(state, type, created, call) : created;
}

/**
 * Looks for a resource that may have been created.
 *
 * @throws TypeError when nothing in the body tells it from others.
 */
function recovery<T extends ResourceType>(
  state: ClientState,
  type: T,
  endpoint: string,
  body: object,
  lookupBy: string | undefined,
): Recover<ResourceOf<T>> {
  const filter = matchingFilter(body, { resourceType: type, by: lookupBy });
  if (filter === undefined) {
    throw new TypeError(
      `whenUncertain: 'lookup' needs ${lookupBy ?? 'a unique attribute or externalId'} in the body, or another lookupBy`,
    );
  }
  const query = { filter, attributes: undefined, excludedAttributes: undefined };
  return async (options) => {
    try {
      const found = await findOne(state, type, endpoint, { ...options, ...query });
      if (found !== undefined) emit(state, { type: 'recovered', resourceType: type.name, id: idOf(found) });
      return found;
    } catch (error) {
      // It is not known any better than before.
      if (error instanceof ScimClientError) error.outcome = 'unknown';
      throw error;
    }
  };
}

/** @returns The resource, or the path at which it is to be read. */
function readCreated<T extends ResourceType>(state: ClientState, type: T, answer: Answer): ResourceOf<T> | string {
  const { status, headers, body, request } = answer;
  if (status !== 201 && !state.tolerate('client.create-status', 'status', request)) {
    throw protocolError(request, 'status 201', String(status), 'RFC 7644 §3.3');
  }
  if (body !== undefined) return readAnswer(state, type, answer);
  const location = headers.get('location');
  if (location === null || !state.tolerate('client.created-without-body', 'body', request)) {
    throw protocolError(request, `the ${type.name} that was created`, 'no body', 'RFC 7644 §3.3');
  }
  const path = pathBelow(state.base.url, location);
  if (path !== undefined) return path;
  throw protocolError(request, `a Location below ${state.base.url}`, location, 'RFC 7644 §3.3');
}

/** The path of a location; `undefined` outside the base URL, where the token must not go. */
function pathBelow(base: string, location: string): string | undefined {
  const href = URL.parse(location, `${base}/`)?.href;
  return href?.startsWith(`${base}/`) ? href.slice(base.length).split(/[?#]/, 1)[0] : undefined;
}
