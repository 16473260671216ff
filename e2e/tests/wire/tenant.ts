import type { Json } from './wire-example.ts';

/** What came back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: Json | undefined;
}

/** A SCIM base URL with a token, as an administrator types both into the portal. */
export interface Tenant {
  /** Sends a request; `path` starts behind the base URL. */
  send(method: string, path: string, body?: Json | null, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Creates a resource and gives it back; anything but 201 throws. */
  create(endpoint: string, attributes: Json): Promise<Json & { readonly id: string }>;
  /** Reads a resource; anything but 200 throws. */
  read(endpoint: string, id: string): Promise<Json & { readonly id: string }>;
}

/** Talks to a server over HTTP. */
export function connect(url: string, token: string): Tenant {
  const send: Tenant['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined || body === null ? {} : { 'Content-Type': 'application/scim+json; charset=utf-8' }),
        ...headers,
        Authorization: `Bearer ${token}`,
      },
      ...(body === undefined || body === null ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      contentType: response.headers.get('content-type'),
      body: text === '' ? undefined : (JSON.parse(text) as Json),
    };
  };
  const expecting = async (status: number, method: string, path: string, body?: Json) => {
    const answer = await send(method, path, body);
    if (answer.status !== status) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body as Json & { readonly id: string };
  };
  return {
    send,
    create: (endpoint, attributes) => expecting(201, 'POST', endpoint, attributes),
    read: (endpoint, id) => expecting(200, 'GET', `${endpoint}/${id}`),
  };
}
