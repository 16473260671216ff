import { type Running, serve } from '../reference-server/command.ts';

const TOKEN = 'a-token-for-all-of-them';

/** What a server answered; `undefined` when it was gone before it had. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any;
}

/** One server process of several on one file. */
export interface Member extends Running {
  /** @returns `undefined` when the server was gone before it had answered. */
  send(
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer | undefined>;
}

/** Starts server processes on one database file, all at once. */
export async function startFleet(file: string, count: number): Promise<Member[]> {
  return Promise.all(Array.from({ length: count }, () => startMember(file)));
}

async function startMember(file: string): Promise<Member> {
  const running = await serve(['--database', file, '--token', TOKEN, '--log-level', 'silent']);
  return {
    ...running,
    async send(method, path, body, headers = {}) {
      try {
        const response = await fetch(running.url + path, {
          method,
          headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/scim+json', ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
      } catch {
        return undefined;
      }
    },
  };
}

/** Ends processes at once, as a power switch would as far as they are concerned. */
export async function killAll(members: readonly Running[]): Promise<void> {
  await Promise.all(members.map((member) => member.end('SIGKILL')));
}

/** Sends a request that must be answered as expected. */
export async function must(member: Member, status: number, ...request: Parameters<Member['send']>): Promise<Answer> {
  const answer = await member.send(...request);
  if (answer?.status === status) return answer;
  throw new Error(`${request[0]} ${request[1]}: expected ${status}, got ${JSON.stringify(answer ?? 'no answer')}`);
}

export function patchOp(...operations: readonly object[]): object {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
}

export function newUser(userName: string, attributes: object = {}): object {
  return { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName, ...attributes };
}

export function newGroup(displayName: string): object {
  return { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName };
}
