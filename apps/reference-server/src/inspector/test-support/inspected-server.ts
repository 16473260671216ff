import type { ReferenceServer, ReferenceServerOptions } from '../../reference-server.ts';
import { startReferenceServer } from '../../start-reference-server.ts';
import { type Asked, ask } from './ask.ts';

/** A server with ways to send SCIM requests to it, and to ask its inspector. */
export interface InspectedServer {
  readonly server: ReferenceServer;
  /** Sends a SCIM request to the default tenant. */
  scim(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Asked>;
  /** Creates a resource, and answers its id. */
  create(endpoint: string, body: object): Promise<string>;
  /** Asks `/api/v1`. */
  api(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Asked>;
  /** The id of the last exchange. */
  lastExchange(): number;
}

/** Starts a server on a free port. */
export async function startInspected(options: ReferenceServerOptions = {}): Promise<InspectedServer> {
  const server = await startReferenceServer({ port: 0, logLevel: 'silent', ...options });
  const root = new URL(server.url).origin;
  const send =
    (type: string) => (url: string, method: string, body: unknown, headers: Readonly<Record<string, string>>) =>
      ask(url, {
        method,
        headers: { ...(method === 'GET' || method === 'DELETE' ? {} : { 'Content-Type': type }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
  const asScim = send('application/scim+json');
  const asJson = send('application/json');
  const scim: InspectedServer['scim'] = (method, path, body, headers = {}) =>
    asScim(server.url + path, method, body, { Authorization: `Bearer ${server.token}`, ...headers });
  return {
    ...{ server, scim },
    create: async (endpoint, body) => ((await scim('POST', endpoint, body)).json() as { id: string }).id,
    api: (method, path, body, headers = {}) => asJson(`${root}/api/v1${path}`, method, body, headers),
    lastExchange: () => server.requests.at(-1)?.id ?? 0,
  };
}

const messages = 'urn:ietf:params:scim:api:messages:2.0';
const schemas = 'urn:ietf:params:scim:schemas:core:2.0';

/** The body of a user. */
export function user(userName: string, attributes: object = {}): object {
  return { schemas: [`${schemas}:User`], userName, ...attributes };
}

/** The body of a group. */
export function group(displayName: string, members: readonly string[] = []): object {
  return { schemas: [`${schemas}:Group`], displayName, members: members.map((value) => ({ value })) };
}

/** The body of a PATCH. */
export function patch(...operations: object[]): object {
  return { schemas: [`${messages}:PatchOp`], Operations: operations };
}
