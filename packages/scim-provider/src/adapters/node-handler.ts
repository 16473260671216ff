import type { ProviderRequest, ResponseBody } from '../http/message.ts';
import type { Provider } from '../provider.ts';
import { addedBy, type HandlerOptions } from './handler-options.ts';
import { readNodeBody } from './node-body.ts';
import type { NodeRequest, NodeResponse } from './node-message.ts';

/**
 * Turns a provider into a request listener of Node's http, which Express and Connect take as a handler, too.
 *
 * @returns Resolves when the answer was sent, or its connection is gone; never rejects.
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { groupResourceType, userResourceType } from 'scim-core';
 * import { acceptToken, createMemoryStore, createProvider, nodeHandler } from 'scim-provider';
 *
 * const provider = createProvider({
 *   resourceTypes: [userResourceType, groupResourceType],
 *   store: createMemoryStore(),
 *   authenticate: acceptToken('Xk2m9Qv7Lp4Tz8Rw'),
 *   baseUrl: 'https://example.com/scim/v2',
 * });
 * const server = createServer(nodeHandler(provider));
 * ```
 */
export function nodeHandler<Request extends NodeRequest>(
  provider: Provider,
  options: HandlerOptions<Request> = {},
): (request: Request, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    const { status, headers, body } = await provider.handle({
      ...requestFrom(request, request.originalUrl ?? request.url ?? '', () => request.body),
      ...addedBy(options, request),
    });
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (body === undefined || typeof body === 'string') response.end(body);
    else await send(response, body);
  };
}

/**
 * A request of Node's http as a provider takes it.
 *
 * @param url The whole target.
 * @param parsed What a body parser has left, when the body is read already.
 */
export function requestFrom(request: NodeRequest, url: string, parsed: () => unknown): ProviderRequest {
  const { method = 'GET', headersDistinct: headers } = request;
  return { method, url, headers, body: (most) => readNodeBody(request, most, parsed) };
}

/** Sends a body piece by piece, as fast as the client reads. */
async function send(response: NodeResponse, body: Exclude<ResponseBody, string>): Promise<void> {
  let proceed = () => {};
  response.on('drain', () => proceed());
  response.on('close', () => proceed());
  try {
    for await (const piece of body) {
      if (response.destroyed) return;
      if (!response.write(piece)) {
        await new Promise<void>((resolve) => {
          proceed = resolve;
        });
      }
    }
    response.end();
  } catch {
    // The status is sent already: only a connection that breaks off tells the client that the answer is not whole.
    response.destroy();
  }
}
