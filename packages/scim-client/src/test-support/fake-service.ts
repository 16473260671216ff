import { onTestFinished } from 'vitest';
import { createScimClient, type ScimClient } from '../client.ts';
import type { ScimClientOptions } from '../options.ts';
import type { ScimClientEvent } from '../request/events.ts';
import { FakeClock } from './fake-clock.ts';

/** A request as a service provider gets it. */
export interface Received {
  readonly method: string;
  /** Behind the base URL, with its query. */
  readonly path: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly text: string;
  readonly signal: AbortSignal;
}

/** What a service provider does with a request. */
export type Reply = (request: Received) => Response | Promise<Response>;

/** A client whose service provider is a function, the requests it sent, and what it told. */
export interface FakeService {
  readonly client: ScimClient;
  readonly requests: Received[];
  readonly events: ScimClientEvent[];
  readonly clock: FakeClock;
  /** The requests as `METHOD path`. */
  readonly sent: () => string[];
}

export const BASE = 'https://example.com/scim/v2';

/**
 * Makes a client whose requests are answered one after another by the replies; a last one that is a function answers the
 * rest too. A reply that no request came for fails the test.
 */
export function fakeService(replies: Reply | readonly Reply[], options: Partial<ScimClientOptions> = {}): FakeService {
  const queue = typeof replies === 'function' ? undefined : [...replies];
  const requests: Received[] = [];
  // As a transport does: in Node a signal hears no more once its request was collected.
  const underWay: Request[] = [];
  const events: ScimClientEvent[] = [];
  const clock = new FakeClock();
  const fetch = async (request: Request): Promise<Response> => {
    underWay.push(request);
    const text = await request.text();
    const received: Received = {
      ...{ method: request.method, url: request.url, headers: request.headers, text, signal: request.signal },
      path: request.url.slice(BASE.length),
      body: text === '' ? undefined : parse(text),
    };
    requests.push(received);
    const reply = queue === undefined ? (replies as Reply) : queue.shift();
    if (reply === undefined) throw new Error(`unexpected request: ${request.method} ${received.path}`);
    return reply(received);
  };
  if (queue !== undefined) {
    onTestFinished(() => {
      if (queue.length > 0) throw new Error(`${queue.length} replies were not asked for`);
    });
  }
  const client = createScimClient({
    // Known beforehand, so that a test sees only the requests that it is about.
    capabilities: 'assume',
    ...{ baseUrl: BASE, fetch, clock, random: () => 0.5 },
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { client, requests, events, clock, sent: () => requests.map(({ method, path }) => `${method} ${path}`) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Answers JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/scim+json', ...headers },
    });
}

/** Answers without a body. */
export function empty(status: number, headers: Record<string, string> = {}): Reply {
  return () => new Response(null, { status, headers });
}

/** Answers an error of RFC 7644 §3.12. */
export function scimError(
  status: number,
  members: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Reply {
  const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), ...members };
  return json(body, status, headers);
}

/** Answers a list. */
export function list(resources: readonly unknown[], members: Record<string, unknown> = {}): Reply {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse'];
  return json({ schemas, totalResults: resources.length, Resources: resources, ...members });
}

/** Never answers, and notices no signal. */
export const hang: Reply = () => new Promise(() => {});

/** Cuts the connection. */
export const cut: Reply = () => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
  });
};

/** Refuses the connection. */
export const refuse: Reply = () => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' }),
  });
};

/** A user as a service provider shows it. */
export function user(id: string, members: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id,
    userName: `user${id}`,
    meta: { resourceType: 'User', version: `W/"${id}"`, location: `${BASE}/Users/${id}` },
    ...members,
  };
}

/** What a call threw. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
