import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { TransportInit } from 'scim-client';

/**
 * Sends a request over HTTP/1.1 with the headers that it is given and no others but `Host`, `Connection` and
 * `Content-Length`. `fetch` adds five more, `User-Agent` among them, which Entra leaves out: a firewall in front of the target
 * that demands one lets `fetch` pass and refuses Entra. It also takes less than half of the time.
 *
 * Connections are kept for the next request. Certificates are checked as Node is told to (`NODE_EXTRA_CA_CERTS`), and a proxy
 * is used where it is told to (`NODE_USE_ENV_PROXY`).
 *
 * @returns The answer as soon as its headers are there; the body follows. Redirections are answers like others.
 * @throws What Node says of a connection that fails, or the reason of the signal.
 * @example
 * ```ts
 * import { clientTransport } from 'entra-provisioner';
 * import { httpTransport } from 'entra-provisioner/node';
 * import { createScimClient } from 'scim-client';
 *
 * const baseUrl = 'https://example.com/scim/v2';
 * const client = createScimClient({ baseUrl, token: 'secret', retry: false, transport: httpTransport });
 * const transport = clientTransport(client);
 * ```
 */
export function httpTransport(url: string, { method, headers, body, signal }: TransportInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname, port, pathname, search } = new URL(url);
    const send = protocol === 'https:' ? requestHttps : requestHttp;
    // Node takes a URL too, of which it makes twice as many options, and copies them again and again.
    const target = { host: hostname.replace(/^\[|\]$/g, ''), port, path: pathname + search };
    const request = send({ ...target, method, headers }, (message) => {
      try {
        resolve(responseOf(message));
      } catch (error) {
        // A status that is none, for which there is no `Response`.
        message.destroy();
        reject(error);
      }
    });
    request.on('error', reject);
    // Node's own option looks after the stream too, at a fifth of the price of the request.
    signal.addEventListener('abort', () => request.destroy(signal.reason as Error), { once: true });
    if (signal.aborted) request.destroy(signal.reason as Error);
    request.end(body);
  });
}

/** With these there is none, and a `Response` takes none (RFC 9110 §15). */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

function responseOf(message: IncomingMessage): Response {
  const { statusCode: status = 0, rawHeaders } = message;
  const headers: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] as string, rawHeaders[index + 1] as string]);
  }
  if (!WITHOUT_BODY.has(status)) return new Response(streamOf(decoded(message)), { status, headers });
  message.resume();
  return new Response(null, { status, headers });
}

/** A server may compress what nobody asked it to (RFC 9110 §12.5.3). */
const DECODERS: Readonly<Record<string, (() => Readable & NodeJS.WritableStream) | undefined>> = {
  gzip: () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

function decoded(message: IncomingMessage): Readable {
  const decoder = DECODERS[message.headers['content-encoding']?.toLowerCase() ?? '']?.();
  // An error of either is one of the decoder, whom the reader of the body listens to.
  return decoder === undefined ? message : pipeline(message, decoder, () => {});
}

/** As `Readable.toWeb`, in a third of the time: it is read once, and in order. */
function streamOf(source: Readable): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      source.on('data', (chunk: Uint8Array) => {
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) source.pause();
      });
      source.on('end', () => controller.close());
      source.on('error', (error) => controller.error(error));
    },
    pull: () => void source.resume(),
    cancel: () => void source.destroy(),
  });
}
