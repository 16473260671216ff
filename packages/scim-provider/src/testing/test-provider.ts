import { groupResourceType, PATCH_OP_URN, userResourceType } from 'scim-core';
import type { ProviderEvent } from '../events/events.ts';
import { type ProviderRequest, readBody } from '../http/message.ts';
import type { ProviderOptions } from '../options.ts';
import { createProvider, type Provider } from '../provider.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { ResourceStore } from '../store/resource-store.ts';

export const BASE_URL = 'https://example.com/scim/v2';
const START = Date.UTC(2026, 0, 2, 3, 4, 5);
export const USER = userResourceType.schema.id;
export const GROUP = groupResourceType.schema.id;
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** JSON of which a test knows the shape. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
export type Json = any;

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; `undefined` when there is none. */
  readonly body: Json;
}

/** A provider with a clock and randomness of its own, and a short way to ask it. */
export interface TestProvider {
  readonly provider: Provider;
  readonly store: ResourceStore;
  readonly events: ProviderEvent[];
  /** Moves the clock on, in milliseconds. */
  tick(milliseconds: number): void;
  /** Sends a request; the path is relative to the base URL, the body is JSON unless it is text. */
  send(method: string, path: string, body?: unknown, more?: Partial<ProviderRequest>): Promise<Answer>;
  /** Creates a resource, and fails when it is refused. */
  create(path: string, body: object): Promise<Json>;
  patch(path: string, ...operations: readonly object[]): Promise<Answer>;
}

export function testProvider(options: Partial<ProviderOptions> = {}): TestProvider {
  const store = options.store ?? createMemoryStore();
  const events: ProviderEvent[] = [];
  let now = START;
  let seed = 0;
  const provider = createProvider({
    resourceTypes: [userResourceType, groupResourceType],
    authenticate: () => ({ id: 'tester' }),
    baseUrl: BASE_URL,
    now: () => now,
    random(bytes) {
      seed += 1;
      return bytes.fill(seed);
    },
    protectSecret: (secret) => `hash of ${secret.length}`,
    onEvent: (event) => events.push(event),
    ...options,
    store,
  });
  const send: TestProvider['send'] = async (method, path, body, more = {}) => {
    const response = await provider.handle({
      method,
      url: `/scim/v2${path}`,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...more,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/scim+json' }), ...more.headers },
    });
    const text = await readBody(response);
    const { status, headers } = response;
    return { status, headers, text, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    provider,
    store,
    events,
    send,
    tick(milliseconds) {
      now += milliseconds;
    },
    async create(path, body) {
      const answer = await send('POST', path, body);
      if (answer.status !== 201) throw new Error(`${path} was refused: ${answer.text}`);
      return answer.body;
    },
    patch: (path, ...operations) => send('PATCH', path, { schemas: [PATCH_OP_URN], Operations: operations }),
  };
}

/** The body of a user. */
export function user(userName: string, attributes: object = {}): object {
  return { schemas: [USER], userName, ...attributes };
}

/** The body of a group. */
export function group(displayName: string, ...members: readonly string[]): object {
  return { schemas: [GROUP], displayName, members: members.map((value) => ({ value })) };
}
