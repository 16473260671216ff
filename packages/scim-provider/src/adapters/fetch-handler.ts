import { tooLarge } from '../http/body.ts';
import type { Provider } from '../provider.ts';
import { asStream, joinBytes } from './bytes.ts';
import { addedBy, type HandlerOptions } from './handler-options.ts';

/**
 * Turns a provider into the function that fetch-style servers and workers call. Also serves as `fetch` of a client in the
 * same process, without a network between them.
 *
 * @example
 * ```ts
 * import { userResourceType } from 'scim-core';
 * import { acceptToken, createMemoryStore, createProvider, fetchHandler } from 'scim-provider';
 *
 * const provider = createProvider({
 *   resourceTypes: [userResourceType],
 *   store: createMemoryStore(),
 *   authenticate: acceptToken('Xk2m9Qv7Lp4Tz8Rw'),
 * });
 * const fetch = fetchHandler(provider);
 * const response = await fetch(new Request('https://example.com/ServiceProviderConfig'));
 * response.status; // 200
 * ```
 */
export function fetchHandler(
  provider: Provider,
  options: HandlerOptions<Request> = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { status, headers, body } = await provider.handle({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: (most) => readBody(request, most),
      ...addedBy(options, request),
    });
    return new Response(asStream(body), { status, headers: { ...headers } });
  };
}

/** Reads a body and stops at the limit, whatever Content-Length says. */
async function readBody(request: Request, most: number): Promise<Uint8Array | undefined> {
  if (request.body === null) return undefined;
  const reader = request.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joinBytes(pieces);
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw tooLarge(most);
    }
    pieces.push(value);
  }
}
