import { tooLarge } from './http/body.ts';
import type { ProviderResponse, ResponseBody } from './http/message.ts';
import { errorResponse, publicError } from './http/response.ts';
import type { Provider } from './provider.ts';

/** What a fetch-style server adds to a request. */
export interface FetchHandlerOptions {
  /** The tenant that every request is for. Default {@link ProviderOptions.tenant}. */
  readonly tenant?: string;
}

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
  options: FetchHandlerOptions = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    let answer: ProviderResponse;
    try {
      const body = await readRequestBody(request, provider.bodyLimit(request.url));
      answer = await provider.handle({
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body,
        ...(options.tenant === undefined ? {} : { tenant: options.tenant }),
      });
    } catch (error) {
      answer = errorResponse(publicError(error));
    }
    return new Response(asBody(answer.body), { status: answer.status, headers: { ...answer.headers } });
  };
}

/** Reads a body and stops at the limit, whatever Content-Length says. */
async function readRequestBody(request: Request, most: number): Promise<Uint8Array | undefined> {
  if (request.body === null) return undefined;
  const reader = request.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw tooLarge(most);
    }
    pieces.push(value);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}

function asBody(body: ResponseBody | undefined): string | ReadableStream<Uint8Array> | null {
  if (body === undefined || typeof body === 'string') return body ?? null;
  const pieces = body[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}
