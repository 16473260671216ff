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
  return {
    async send(method, path, body, id) {
      const context: RequestContext = {
        verdict: { accepted: true },
        tolerances: new Set(),
        notes: new Set(),
        isOwn: true,
      };
      if (method === 'POST') wanted = id;
      const answer = await provider.handle({
        method,
        url: baseUrl() + path,
        baseUrl: baseUrl(),
        headers: { 'content-type': 'application/scim+json' },
        body: body === undefined ? undefined : JSON.stringify(body),
        context,
      });
      const text = await readBody(answer);
      const parsed: unknown = text === '' ? undefined : JSON.parse(text);
      if (answer.status < 300) return parsed;
      const { detail = 'no reason was given' } = parsed as { detail?: string };
      throw new OwnRequestError(answer.status, detail);
    },
  };
}
