import { type Provider, readBody } from 'scim-provider';
import type { RequestContext } from '../http/exchange-state.ts';

/** Sends requests of the server's own, past HTTP, the token, the log, and what a vendor would refuse. */
export interface OwnClient {
  /**
   * @param path Behind the SCIM base URL.
   * @param id What a created resource is called; a new id when left out.
   * @returns The parsed body of the answer.
   * @throws OwnRequestError when the provider refuses the request.
   */
  send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, id?: string): Promise<unknown>;
  /** Sends a request and gives back the answer, whatever it is. */
  request(request: OwnRequest): Promise<OwnAnswer>;
}

/** A request of the server's own. */
export interface OwnRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Behind the SCIM base URL. */
  readonly path: string;
  readonly body?: unknown;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** What a created resource is called. Default: a new id. */
  readonly id?: string | undefined;
}

/** What a provider answered to a request of the server's own. */
export interface OwnAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body; `undefined` without one. */
  readonly body: unknown;
  /** Why the request was refused, where it was. */
  readonly error: unknown;
}

/** A request of the server's own was refused. */
export class OwnRequestError extends Error {
  override readonly name = 'OwnRequestError';
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/**
 * Makes a client that a provider always lets in.
 *
 * @param connect Makes a provider that nobody else uses, and that asks what the next resource is called.
 * @param createId Makes a new id.
 */
export function createOwnClient(
  connect: (createId: () => string) => Provider,
  createId: () => string,
  baseUrl: () => string,
): OwnClient {
  let wanted: string | undefined;
  const provider = connect(() => {
    const id = wanted ?? createId();
    wanted = undefined;
    return id;
  });
  async function request({ method, path, body, headers, id }: OwnRequest): Promise<OwnAnswer> {
    const context: RequestContext = { verdict: { accepted: true }, isOwn: true };
    if (method === 'POST') wanted = id;
    const answer = await provider.handle({
      method,
      url: baseUrl() + path,
      baseUrl: baseUrl(),
      headers: { 'content-type': 'application/scim+json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      context,
    });
    const text = await readBody(answer);
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: answer.status, headers: answer.headers, body: parsed, error: context.error };
  }
  return {
    request,
    async send(method, path, body, id) {
      const answer = await request({ method, path, body, id });
      if (answer.status < 300) return answer.body;
      const { detail = 'no reason was given' } = answer.body as { detail?: string };
      throw new OwnRequestError(answer.status, detail);
    },
  };
}
